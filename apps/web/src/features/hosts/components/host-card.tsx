import type { ReactNode } from 'react';
import { bytes } from '../../../components/format/count.ts';
import { quantityText } from '../../../components/format/quantity.ts';
import { Badge } from '../../../components/ui/badge.tsx';
import { LocalTime } from '../../../components/ui/local-time.tsx';
import { translator } from '../../../messages/translator.ts';
import type { HostView } from '../host-view.ts';
import { RuntimeCard } from './runtime-card.tsx';

const t = translator('hosts');
const common = translator('common');
const HASH_DIGITS_SHOWN = 12;

/** One machine: what it is made of, whether its worker is there, and its inference servers. */
export function HostCard({ view: { host, online, runtimes } }: { view: HostView }) {
  const { fingerprint } = host;
  return (
    <section aria-labelledby={host.id} className="min-w-0">
      <div className="mb-4 flex flex-wrap items-start justify-between gap-x-8 gap-y-3">
        <div className="min-w-0">
          <h2 id={host.id} className="flex items-center gap-3 text-lg font-semibold">
            {host.name}
            <Badge tone={online ? 'positive' : 'neutral'} dot>
              {online ? common('online') : common('offline')}
            </Badge>
          </h2>
          <p className="mt-1 text-sm text-muted">
            {t('hostFacts', {
              cpu: fingerprint.cpuModel ?? t('cpuUnknown'),
              cores: fingerprint.logicalCores,
              memory: quantityText(bytes(fingerprint.memoryBytes)),
            })}
          </p>
        </div>
        <dl className="flex flex-wrap gap-x-8 gap-y-2 text-sm">
          <HostFact term={t('lastSeen')}>
            <LocalTime epochMs={host.lastSeenEpochMs} />
          </HostFact>
          <HostFact term={t('system')}>
            {fingerprint.platform} {fingerprint.architecture}
          </HostFact>
          <HostFact term={t('node')}>{fingerprint.nodeVersion}</HostFact>
          <HostFact term={t('worker')}>{host.workerVersion}</HostFact>
          <HostFact term={t('fingerprint')}>
            <code className="font-mono text-xs" title={host.fingerprintHash}>
              {host.fingerprintHash.slice(0, HASH_DIGITS_SHOWN)}
            </code>
          </HostFact>
        </dl>
      </div>
      {runtimes.length === 0 ? (
        <p className="rounded-xl border border-dashed border-line-strong px-5 py-6 text-sm text-muted">
          {t('runtimesNone')}
        </p>
      ) : (
        <ul className="space-y-4">
          {runtimes.map((runtime) => (
            <li key={runtime.id}>
              <RuntimeCard runtime={runtime} hostName={host.name} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function HostFact({ term, children }: { term: string; children: ReactNode }) {
  return (
    <div>
      <dt className="text-xs text-subtle">{term}</dt>
      <dd className="mt-0.5">{children}</dd>
    </div>
  );
}
