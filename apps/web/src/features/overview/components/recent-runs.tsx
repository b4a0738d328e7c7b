import type { RunSummary } from '@mizani/core/benchmark/run';
import Link from 'next/link';
import { type ReactNode, Suspense } from 'react';
import { Section } from '../../../components/ui/card.tsx';
import { EmptyState } from '../../../components/ui/empty-state.tsx';
import { Measure } from '../../../components/ui/measure.tsx';
import { Skeleton } from '../../../components/ui/skeleton.tsx';
import { translator } from '../../../messages/translator.ts';
import { RunTable } from '../../runs/components/run-table.tsx';

const t = translator('overview');
const runWords = translator('runs');

/** What ran lately. `result` reads what came out of a run; rows do not wait for it. */
export function RecentRuns({
  runs,
  result,
}: {
  runs: RunSummary[];
  result: (run: RunSummary) => ReactNode;
}) {
  return (
    <Section
      title={t('recentTitle')}
      actions={
        runs.length > 0 && (
          <Link href="/runs" className="text-sm font-medium text-accent hover:underline">
            {t('recentAll')}
          </Link>
        )
      }
    >
      {runs.length === 0 ? (
        <EmptyState title={runWords('emptyTitle')}>{runWords('emptyText')}</EmptyState>
      ) : (
        <RunTable
          runs={runs}
          result={(run) =>
            run.status === 'completed' ? (
              <Suspense fallback={<Skeleton className="h-10 w-28" />}>{result(run)}</Suspense>
            ) : (
              <Measure quantity={null} missing={runWords('resultPending')} />
            )
          }
        />
      )}
    </Section>
  );
}
