import type { RunSummary } from '@mizani/core/benchmark/run';
import type { Page } from '@mizani/core/benchmark/run-repository';
import type { JobStatus } from '@mizani/core/job/job';
import { ButtonLink } from '../../../components/ui/button.tsx';
import { EmptyState } from '../../../components/ui/empty-state.tsx';
import { FilterLinks } from '../../../components/ui/filter-links.tsx';
import { PageLinks } from '../../../components/ui/page-links.tsx';
import { translator } from '../../../messages/translator.ts';
import { type RunListView, runListHref } from '../view-model/run-list-view.ts';
import { RunTable } from './run-table.tsx';

const t = translator('runs');
const common = translator('common');

const STATUS_WORDS: Record<JobStatus, string> = {
  queued: common('statusQueued'),
  running: common('statusRunning'),
  completed: common('statusCompleted'),
  failed: common('statusFailed'),
  cancelled: common('statusCancelled'),
};

/** One page of the runs, with the filters that made it. */
export function RunList({
  page,
  view,
  statuses,
  hosts,
}: {
  page: Page<RunSummary>;
  view: RunListView;
  statuses: readonly JobStatus[];
  hosts: { id: string; name: string }[];
}) {
  const { status, hostId } = view.filter;
  const isFiltered = status !== undefined || hostId !== undefined;
  return (
    <>
      <div className="mb-5 space-y-2">
        <FilterLinks
          label={t('filterStatus')}
          options={[
            {
              key: 'all',
              label: common('all'),
              href: runListHref({ hostId }),
              active: status === undefined,
            },
            ...statuses.map((option) => ({
              key: option,
              label: STATUS_WORDS[option],
              href: runListHref({ hostId, status: option }),
              active: status === option,
            })),
          ]}
        />
        {hosts.length > 1 && (
          <FilterLinks
            label={t('filterHost')}
            options={[
              {
                key: 'all',
                label: common('all'),
                href: runListHref({ status }),
                active: hostId === undefined,
              },
              ...hosts.map(({ id, name }) => ({
                key: id,
                label: name,
                href: runListHref({ status, hostId: id }),
                active: hostId === id,
              })),
            ]}
          />
        )}
      </div>
      {page.items.length === 0 ? (
        <NoRuns isFiltered={isFiltered} />
      ) : (
        <RunTable runs={page.items} />
      )}
      <PageLinks
        previous={
          view.cursor === null
            ? null
            : { label: common('newestFirst'), href: runListHref({ status, hostId }) }
        }
        next={
          page.nextCursor === null
            ? null
            : { label: common('older'), href: runListHref({ status, hostId }, page.nextCursor) }
        }
      />
    </>
  );
}

function NoRuns({ isFiltered }: { isFiltered: boolean }) {
  return isFiltered ? (
    <EmptyState
      title={t('emptyFilteredTitle')}
      action={<ButtonLink href="/runs">{t('emptyFilteredAction')}</ButtonLink>}
    >
      {t('emptyFilteredText')}
    </EmptyState>
  ) : (
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
  );
}
