import { classNames } from '../ui/class-names.ts';

/** Names of the colours of a chart; `mark` is a background class of the palette. */
export function ChartLegend({ items }: { items: { name: string; mark: string }[] }) {
  return (
    <ul className="flex flex-wrap gap-x-4 gap-y-1.5 text-xs text-muted">
      {items.map(({ name, mark }) => (
        <li key={name} title={name} className="inline-flex max-w-full items-center gap-1.5">
          <span
            aria-hidden="true"
            className={classNames('size-2.5 shrink-0 rounded-[3px]', mark)}
          />
          <span className="truncate">{name}</span>
        </li>
      ))}
    </ul>
  );
}
