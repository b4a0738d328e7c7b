import { type ReactNode, useId } from 'react';
import { classNames } from './class-names.ts';

/** A surface for one thing. */
export function Card({ className, children }: { className?: string; children: ReactNode }) {
  return (
    <div className={classNames('rounded-xl border border-line bg-surface', className)}>
      {children}
    </div>
  );
}

/** A titled part of a page; a landmark for screen readers, and a target for links when it has an id. */
export function Section({
  id,
  title,
  description,
  actions,
  children,
}: {
  id?: string;
  title: ReactNode;
  description?: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
}) {
  const headingId = useId();
  return (
    <section id={id} aria-labelledby={headingId} className="min-w-0">
      <div className="mb-4 flex flex-wrap items-end justify-between gap-x-6 gap-y-3">
        <div className="min-w-0 max-w-3xl">
          <h2 id={headingId} className="text-lg font-semibold">
            {title}
          </h2>
          {description && <p className="mt-1 text-sm text-muted text-pretty">{description}</p>}
        </div>
        {actions}
      </div>
      {children}
    </section>
  );
}
