import type { ComponentProps, ReactNode } from 'react';
import { classNames } from './class-names.ts';

/** A table that scrolls sideways inside its frame; the frame takes focus so that the keyboard can scroll it. */
export function DataTable({
  caption,
  framed = true,
  children,
}: {
  /** What the table holds; read aloud, not shown. */
  caption: string;
  /** False inside a surface that has a frame already. */
  framed?: boolean;
  children: ReactNode;
}) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a scrolling frame is a region, not a section of the page
    <div
      role="region"
      aria-label={caption}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
      tabIndex={0}
      className={classNames(
        'relative overflow-x-auto rounded-xl',
        framed && 'border border-line bg-surface',
      )}
    >
      <table className="w-full border-collapse text-sm">
        <caption className="sr-only">{caption}</caption>
        {children}
      </table>
    </div>
  );
}

/** `strong` heads the columns of targets, which matter more than the names of facts. */
export function HeaderCell({
  numeric = false,
  strong = false,
  className,
  ...rest
}: ComponentProps<'th'> & { numeric?: boolean; strong?: boolean }) {
  return (
    <th
      scope="col"
      {...rest}
      className={classNames(
        'border-b border-line px-3 py-2.5 font-medium whitespace-nowrap sm:px-4',
        strong ? 'text-sm text-ink' : 'text-xs text-subtle',
        numeric ? 'text-right' : 'text-left',
        className,
      )}
    />
  );
}

export function RowHeader({ className, ...rest }: ComponentProps<'th'>) {
  return (
    <th
      scope="row"
      {...rest}
      className={classNames('px-3 py-3 text-left sm:px-4 font-medium align-top', className)}
    />
  );
}

export function Cell({
  numeric = false,
  className,
  ...rest
}: ComponentProps<'td'> & { numeric?: boolean }) {
  return (
    <td
      {...rest}
      className={classNames(
        'px-3 py-3 align-top sm:px-4',
        numeric && 'text-right whitespace-nowrap tabular-nums',
        className,
      )}
    />
  );
}

export function TableBody({ children }: { children: ReactNode }) {
  return <tbody className="divide-y divide-line">{children}</tbody>;
}
