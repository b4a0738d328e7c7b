import { MizaniError } from '@mizani/core/errors/mizani-error';
import type { RunReport } from '@mizani/core/report/run-report';
import type { Metadata } from 'next';
import { ButtonLink } from '../../components/ui/button.tsx';
import { EmptyState } from '../../components/ui/empty-state.tsx';
import { Notice } from '../../components/ui/notice.tsx';
import { PageHeader } from '../../components/ui/page-header.tsx';
import { CompareCaveatsNotice } from '../../features/compare/components/compare-caveats.tsx';
import { CompareTable } from '../../features/compare/components/compare-table.tsx';
import { RunPicker } from '../../features/compare/components/run-picker.tsx';
import { compareRuns } from '../../features/compare/queries.ts';
import { COMPARED_RUNS_MAX, parseRunIds } from '../../features/compare/view-model.ts';
import { listRuns } from '../../features/runs/queries.ts';
import { translator } from '../../messages/translator.ts';

const t = translator('compare');
const RUNS_TO_PICK = 50;

export const metadata: Metadata = { title: t('title') };

/** Null when one of the runs does not exist (any more). */
async function readReports(ids: string[]): Promise<RunReport[] | null> {
  try {
    return await compareRuns(ids);
  } catch (error) {
    if (error instanceof MizaniError && error.code === 'not-found') return null;
    throw error;
  }
}

export default async function ComparePage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const ids = parseRunIds(await searchParams).slice(0, COMPARED_RUNS_MAX);
  const [reports, completed] = await Promise.all([
    ids.length < 2 ? [] : readReports(ids),
    listRuns({ status: 'completed' }, { limit: RUNS_TO_PICK }),
  ]);
  return (
    <>
      <PageHeader title={t('title')} description={t('description')} />
      <div className="space-y-12">
        {reports === null && (
          <Notice tone="caution" title={t('notFoundTitle')}>
            {t('notFoundText')}
          </Notice>
        )}
        {reports !== null && reports.length > 0 && (
          <div className="space-y-8">
            <CompareCaveatsNotice reports={reports} />
            <CompareTable reports={reports} />
          </div>
        )}
        {completed.items.length < 2 ? (
          <EmptyState
            title={t('emptyTitle')}
            action={
              <ButtonLink href="/runs/new" look="primary">
                {t('emptyAction')}
              </ButtonLink>
            }
          >
            {t('emptyText')}
          </EmptyState>
        ) : (
          <RunPicker key={ids.join()} runs={completed.items} initial={ids} />
        )}
      </div>
    </>
  );
}
