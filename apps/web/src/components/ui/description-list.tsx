import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';

export type Fact = { term: string; value: ReactNode };

/** Facts as term and value, in as many columns as fit. */
export function DescriptionList({ facts, className }: { facts: Fact[]; className?: string }) {
  return (
    <dl
      className={classNames(
        'grid grid-cols-[repeat(auto-fill,minmax(11rem,1fr))] gap-x-8 gap-y-4 text-sm',
        className,
      )}
    >
      {facts.map(({ term, value }) => (
        <div key={term} className="min-w-0">
          <dt className="text-xs text-subtle">{term}</dt>
          <dd className="mt-0.5 break-words">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
