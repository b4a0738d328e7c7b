/** What a chart says about the point under the pointer. */
export function ChartTooltip({
  title,
  lines,
}: {
  title: string;
  lines: { name: string; value: string; mark: string }[];
}) {
  return (
    <div className="rounded-lg border border-line-strong bg-surface px-3 py-2 text-xs shadow-raised">
      <p className="font-medium text-ink">{title}</p>
      <ul className="mt-1 space-y-0.5">
        {lines.map(({ name, value, mark }) => (
          <li key={name} className="flex items-center gap-2 text-muted">
            <span aria-hidden="true" className={`size-2 rounded-[2px] ${mark}`} />
            <span>{name}</span>
            <span className="ml-auto pl-4 text-ink">{value}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
