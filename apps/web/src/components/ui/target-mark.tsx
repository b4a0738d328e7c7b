import { classNames } from './class-names.ts';

/** Colours of targets in charts and tables; after eight they repeat, and names tell them apart. */
const MARKS = [
  'bg-series-1',
  'bg-series-2',
  'bg-series-3',
  'bg-series-4',
  'bg-series-5',
  'bg-series-6',
  'bg-series-7',
  'bg-series-8',
] as const;

/** A target's name with the colour it has in every chart of the page. */
export function TargetMark({
  position,
  name,
  truncated = false,
  className,
}: {
  position: number;
  name: string;
  /** Cuts a long name instead of wrapping it; the full one belongs into a title nearby. */
  truncated?: boolean;
  className?: string;
}) {
  return (
    <span className={classNames('inline-flex max-w-full min-w-0 items-center gap-2', className)}>
      <span
        aria-hidden="true"
        className={classNames('size-2.5 shrink-0 rounded-[3px]', MARKS[position % MARKS.length])}
      />
      <span className={classNames('min-w-0', truncated ? 'truncate' : 'break-words')}>{name}</span>
    </span>
  );
}
