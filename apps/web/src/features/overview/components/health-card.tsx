import Link from 'next/link';
import type { ReactNode } from 'react';
import { Badge } from '../../../components/ui/badge.tsx';
import { Card, Section } from '../../../components/ui/card.tsx';
import { Notice } from '../../../components/ui/notice.tsx';
import { translator } from '../../../messages/translator.ts';
import type { Health } from '../health.ts';
import type { HealthSummary } from '../view-model.ts';

const t = translator('overview');

const DATABASES = { sqlite: t('databaseSqlite'), postgresql: t('databasePostgresql') } as const;
const QUEUES = { embedded: t('queueEmbedded'), redis: t('queueRedis') } as const;

/** Whether runs can be made now, part by part. */
export function HealthCard({ health, summary }: { health: Health; summary: HealthSummary }) {
  const isFine = health.status === 'ok';
  return (
    <Section title={t('healthTitle')}>
      <div className="space-y-3">
        {health.problems.length > 0 && (
          <Notice tone="critical" title={t('healthBad')}>
            <ul>
              {health.problems.map((problem) => (
                <li key={problem}>{problem}</li>
              ))}
            </ul>
          </Notice>
        )}
        {isFine && summary.onlineHosts === 0 && (
          <Notice tone="caution" title={t('healthNoHost')}>
            {t('healthNoHostText')}
          </Notice>
        )}
        <Card>
          <dl className="grid grid-cols-2 lg:grid-cols-4">
            <Part term={t('healthHosts')}>
              {t('healthHostsOf', { online: summary.onlineHosts, total: summary.hosts })}
            </Part>
            <Part term={t('healthTargets')}>{summary.readyTargets}</Part>
            <Part term={t('healthQueue')}>{QUEUES[health.queue]}</Part>
            <Part term={t('healthDatabase')}>{DATABASES[health.database]}</Part>
          </dl>
          <div className="flex flex-wrap items-center justify-between gap-3 border-t border-line px-5 py-3 text-sm">
            {summary.unreachableRuntimes > 0 ? (
              <Badge tone="caution" dot>
                {t('healthRuntimeDown', { count: summary.unreachableRuntimes })}
              </Badge>
            ) : (
              <Badge tone={isFine ? 'positive' : 'critical'} dot>
                {isFine ? t('healthGood') : t('healthBad')}
              </Badge>
            )}
            <Link href="/hosts" className="font-medium text-accent hover:underline">
              {t('healthDetails')}
            </Link>
          </div>
        </Card>
      </div>
    </Section>
  );
}

function Part({ term, children }: { term: string; children: ReactNode }) {
  return (
    <div className="px-5 py-4">
      <dt className="text-xs text-subtle">{term}</dt>
      <dd className="mt-1 text-xl font-semibold">{children}</dd>
    </div>
  );
}
