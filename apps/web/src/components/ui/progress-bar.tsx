/** How much of something is done. `value` is announced as text, not as a bare percentage. */
export function ProgressBar({
  label,
  done,
  total,
  valueText,
}: {
  label: string;
  done: number;
  total: number;
  valueText: string;
}) {
  const share = total === 0 ? 0 : Math.min(1, done / total);
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={total}
      aria-valuenow={Math.min(done, total)}
      aria-valuetext={valueText}
      className="h-2 overflow-hidden rounded-full bg-line"
    >
      <div
        className="h-full rounded-full bg-accent transition-[width] duration-500"
        style={{ width: `${share * 100}%` }}
      />
    </div>
  );
}
