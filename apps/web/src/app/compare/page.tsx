import { MizaniError } from '@mizani/core/errors/mizani-error';
import type { ReportOptions } from '@mizani/core/report/read-run-report';
import type { Metadata } from 'next';
import { ButtonLink } from '../../components/ui/button.tsx';
import { EmptyState } from '../../components/ui/empty-state.tsx';
import { Notice } from '../../components/ui/notice.tsx';
import { PageHeader } from '../../components/ui/page-header.tsx';
import type { ComparedRuns } from '../../features/compare/compare-run-reports.ts';
import { CompareTable } from '../../features/compare/components/compare-table.tsx';
import { DifferencesNotice } from '../../features/compare/components/differences-notice.tsx';
import { RunPicker } from '../../features/compare/components/run-picker.tsx';
import { RunVerdicts } from '../../features/compare/components/run-verdicts.tsx';
import { getComparison } from '../../features/compare/queries.ts';
import {
  COMPARED_RUNS_MAX,
  comparedTargets,
  parseRunIds,
} from '../../features/compare/view-model.ts';
import { listRuns } from '../../features/runs/queries.ts';
import { parseReportOptions } from '../../features/runs/report-options.ts';
import { translator } from '../../messages/translator.ts';

const t = translator('compare');
const RUNS_TO_PICK = 50;

export const metadata: Metadata = { title: t('title') };

/** Null when one of the runs does not exist (any more). */
async function readComparison(ids: string[], options: ReportOptions): Promise<ComparedRuns | null> {
  try {
    return await getComparison(ids, options);
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
  const query = await searchParams;
  const ids = parseRunIds(query).slice(0, COMPARED_RUNS_MAX);
  const isAsked = ids.length >= 2;
  const [compared, completed] = await Promise.all([
    isAsked ? readComparison(ids, parseReportOptions(query)) : null,
    listRuns({ status: 'completed' }, { limit: RUNS_TO_PICK }),
  ]);
  return (
    <>
      <PageHeader title={t('title')} description={t('description')} />
      <div className="space-y-12">
        {isAsked && compared === null && (
          <Notice tone="caution" title={t('notFoundTitle')}>
            {t('notFoundText')}
          </Notice>
        )}
        {compared && <Comparison compared={compared} />}
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

function Comparison({ compared: { reports, comparison } }: { compared: ComparedRuns }) {
  const targets = comparedTargets(comparison);
  return (
    <div className="space-y-8">
      <RunVerdicts reports={reports} targets={targets} />
      <DifferencesNotice reports={reports} targets={targets} />
      <CompareTable reports={reports} targets={targets} />
    </div>
  );
}
