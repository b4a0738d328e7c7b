import type { RunSummary } from '@mizani/core/benchmark/run';
import type { Page } from '@mizani/core/benchmark/run-repository';
import { MizaniError } from '@mizani/core/errors/mizani-error';
import { JOB_STATUSES } from '@mizani/core/job/job';
import { Plus } from 'lucide-react';
import type { Metadata } from 'next';
import Link from 'next/link';
import { ButtonLink } from '../../components/ui/button.tsx';
import { Notice } from '../../components/ui/notice.tsx';
import { PageHeader } from '../../components/ui/page-header.tsx';
import { listHosts } from '../../features/hosts/queries.ts';
import { ImportButton } from '../../features/runs/components/import-button.tsx';
import { RunList } from '../../features/runs/components/run-list.tsx';
import { listRuns } from '../../features/runs/queries.ts';
import {
  parseRunListView,
  RUNS_PER_PAGE,
  type RunListView,
} from '../../features/runs/view-model/run-list-view.ts';
import { translator } from '../../messages/translator.ts';

const t = translator('runs');

export const metadata: Metadata = { title: t('title') };

/** Null when the link holds a cursor that no page of this list has handed out. */
async function readPage({ filter, cursor }: RunListView): Promise<Page<RunSummary> | null> {
  try {
    const place = cursor === null ? {} : { cursor };
    return await listRuns(filter, { limit: RUNS_PER_PAGE, ...place });
  } catch (error) {
    if (error instanceof MizaniError && error.code === 'invalid-input') return null;
    throw error;
  }
}

export default async function RunsPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const view = parseRunListView(await searchParams);
  const [hosts, page] = await Promise.all([listHosts(), readPage(view)]);
  return (
    <>
      <PageHeader
        title={t('title')}
        description={t('description')}
        actions={
          <div className="flex flex-wrap items-start gap-3">
            <ImportButton />
            <ButtonLink
              href="/runs/new"
              look="primary"
              icon={<Plus aria-hidden="true" className="size-4" />}
            >
              {t('newRun')}
            </ButtonLink>
          </div>
        }
      />
      {page === null ? (
        <Notice tone="caution" title={t('badCursorTitle')}>
          {t('badCursorText')}{' '}
          <Link href="/runs" className="font-medium text-accent hover:underline">
            {t('emptyFilteredAction')}
          </Link>
        </Notice>
      ) : (
        <RunList
          page={page}
          view={view}
          statuses={JOB_STATUSES}
          hosts={hosts.map(({ host }) => ({ id: host.id, name: host.name }))}
        />
      )}
    </>
  );
}
