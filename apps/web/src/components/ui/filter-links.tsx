import Link from 'next/link';
import { classNames } from './class-names.ts';

export type FilterOption = { key: string; label: string; href: string; active: boolean };

/** One choice of a filter per link: the state lives in the URL, so it can be shared and works without script. */
export function FilterLinks({ label, options }: { label: string; options: FilterOption[] }) {
  return (
    <nav aria-label={label} className="flex min-w-0 flex-wrap items-center gap-1.5">
      <span aria-hidden="true" className="mr-1 text-xs text-subtle">
        {label}
      </span>
      {options.map(({ key, label: text, href, active }) => (
        <Link
          key={key}
          href={href}
          scroll={false}
          title={text}
          aria-current={active ? 'true' : undefined}
          className={classNames(
            'max-w-full truncate rounded-full border px-3 py-1 text-xs transition-colors',
            active
              ? 'border-accent-line bg-accent-soft font-medium text-accent-strong'
              : 'border-line bg-surface text-muted hover:border-line-strong hover:text-ink',
          )}
        >
          {text}
        </Link>
      ))}
    </nav>
  );
}
