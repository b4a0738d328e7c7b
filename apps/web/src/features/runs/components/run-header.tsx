import { isFinished } from '@mizani/core/job/job';
import type { RunReport } from '@mizani/core/report/run-report';
import { RotateCcw } from 'lucide-react';
import { elapsedText } from '../../../components/format/elapsed.ts';
import { ButtonLink } from '../../../components/ui/button.tsx';
import { JobStatusBadge } from '../../../components/ui/job-status-badge.tsx';
import { LocalTime } from '../../../components/ui/local-time.tsx';
import { PageHeader } from '../../../components/ui/page-header.tsx';
import { translator } from '../../../messages/translator.ts';
import { runAgainHref } from '../view-model/run-titles.ts';
import { CancelRunButton } from './cancel-run-button.tsx';
import { DownloadMenu } from './download-menu.tsx';
import { runNameText } from './run-name.tsx';

const t = translator('report');

/** Which run this is, how it stands, and what can be done with it. */
export function RunHeader({ report: { run } }: { report: RunReport }) {
  const { startedEpochMs, finishedEpochMs } = run;
  return (
    <PageHeader
      back={{ href: '/runs', label: t('back') }}
      title={runNameText(run)}
      meta={
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2 text-sm text-muted">
          <JobStatusBadge status={run.status} cancelRequested={run.cancelRequested} />
          <span>{run.promptSetName ?? translator('runs')('ownPrompts')}</span>
          <span>{t('runOn', { host: run.hostName })}</span>
          <span>
            {t('created')} <LocalTime epochMs={run.createdEpochMs} />
          </span>
          {startedEpochMs !== null && finishedEpochMs !== null && (
            <span>
              {t('took')} {elapsedText(finishedEpochMs - startedEpochMs)}
            </span>
          )}
        </div>
      }
      actions={
        <>
          {!isFinished(run.status) && !run.cancelRequested && <CancelRunButton runId={run.id} />}
          <DownloadMenu runId={run.id} />
          <ButtonLink
            href={runAgainHref(run)}
            icon={<RotateCcw aria-hidden="true" className="size-4" />}
          >
            {t('again')}
          </ButtonLink>
        </>
      }
    />
  );
}
