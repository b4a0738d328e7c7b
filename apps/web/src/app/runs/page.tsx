import { JOB_STATUSES } from '@mizani/core/job/job';
import { Plus } from 'lucide-react';
import type { Metadata } from 'next';
import { ButtonLink } from '../../components/ui/button.tsx';
import { PageHeader } from '../../components/ui/page-header.tsx';
import { listHosts } from '../../features/hosts/queries.ts';
import { RunList } from '../../features/runs/components/run-list.tsx';
import { listRuns } from '../../features/runs/queries.ts';
import { parseRunListView, RUNS_PER_PAGE } from '../../features/runs/view-model/run-list-view.ts';
import { translator } from '../../messages/translator.ts';

const t = translator('runs');

export const metadata: Metadata = { title: t('title') };

export default async function RunsPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const view = parseRunListView(await searchParams);
  const [hosts, page] = await Promise.all([
    listHosts(),
    listRuns(view.filter, {
      limit: RUNS_PER_PAGE,
      ...(view.cursor === null ? {} : { cursor: view.cursor }),
    }),
  ]);
  return (
    <>
      <PageHeader
        title={t('title')}
        description={t('description')}
        actions={
          <ButtonLink
            href="/runs/new"
            look="primary"
            icon={<Plus aria-hidden="true" className="size-4" />}
          >
            {t('newRun')}
          </ButtonLink>
        }
      />
      <RunList
        page={page}
        view={view}
        statuses={JOB_STATUSES}
        hosts={hosts.map(({ host }) => ({ id: host.id, name: host.name }))}
      />
    </>
  );
}
