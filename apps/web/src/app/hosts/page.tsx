import type { Metadata } from 'next';
import { AutoRefresh } from '../../components/ui/auto-refresh.tsx';
import { EmptyState } from '../../components/ui/empty-state.tsx';
import { PageHeader } from '../../components/ui/page-header.tsx';
import { AttachForm } from '../../features/hosts/components/attach-form.tsx';
import { HostCard } from '../../features/hosts/components/host-card.tsx';
import { listHosts } from '../../features/hosts/queries.ts';
import { runtimeHealth } from '../../features/hosts/view-model.ts';
import { translator } from '../../messages/translator.ts';

const t = translator('hosts');
const REFRESH_MS = 5_000;

export const metadata: Metadata = { title: t('title') };

/** Hosts report every few seconds: what was true at build time says nothing. */
export const dynamic = 'force-dynamic';

export default async function HostsPage() {
  const views = await listHosts();
  return (
    <>
      <PageHeader title={t('title')} description={t('description')} />
      <AutoRefresh everyMs={REFRESH_MS} />
      {views.length === 0 ? (
        <EmptyState title={t('emptyTitle')}>{t('emptyText')}</EmptyState>
      ) : (
        <div className="space-y-14">
          {views.map((view) => (
            <HostCard key={view.host.id} view={view} />
          ))}
          <AttachForm
            hosts={views.map(({ host }) => ({ id: host.id, name: host.name }))}
            health={views.flatMap(({ host, runtimes }) =>
              runtimes.map((runtime) => ({
                hostId: host.id,
                name: runtime.name,
                health: runtimeHealth(runtime),
              })),
            )}
          />
        </div>
      )}
    </>
  );
}
