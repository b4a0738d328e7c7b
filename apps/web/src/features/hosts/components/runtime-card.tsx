import type { RuntimeKind } from '@mizani/core/inference/runtime-client';
import { milliseconds } from '../../../components/format/milliseconds.ts';
import { quantityText } from '../../../components/format/quantity.ts';
import { Badge, type Tone } from '../../../components/ui/badge.tsx';
import { Card } from '../../../components/ui/card.tsx';
import { CodeBlock } from '../../../components/ui/code-block.tsx';
import { LocalTime } from '../../../components/ui/local-time.tsx';
import { Notice } from '../../../components/ui/notice.tsx';
import { translator } from '../../../messages/translator.ts';
import type { HostView } from '../host-view.ts';
import { probeCurl, type RuntimeHealth, runtimeHealth } from '../view-model.ts';
import { DetachButton } from './detach-button.tsx';
import { TargetTable } from './target-table.tsx';

const t = translator('hosts');
const common = translator('common');

type RuntimeView = HostView['runtimes'][number];

const KINDS: Record<RuntimeKind, string> = {
  bundled: t('kindBundled'),
  'foundry-local': t('kindFoundryLocal'),
  'openai-compatible': t('kindOpenaiCompatible'),
  browser: t('kindBrowser'),
};

const HEALTH: Record<RuntimeHealth, { tone: Tone; label: string }> = {
  reachable: { tone: 'positive', label: t('healthReachable') },
  unreachable: { tone: 'critical', label: t('healthUnreachable') },
  unprobed: { tone: 'neutral', label: t('healthUnprobed') },
};

/** One inference server: address, health as its host sees it, and its models. */
export function RuntimeCard({ runtime, hostName }: { runtime: RuntimeView; hostName: string }) {
  const health = runtimeHealth(runtime);
  const probe = runtime.lastProbe;
  return (
    <Card>
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3 px-5 py-4">
        <div className="min-w-0">
          <h3 className="flex flex-wrap items-center gap-x-3 gap-y-1 font-semibold">
            {runtime.name}
            <Badge tone={HEALTH[health].tone} dot>
              {HEALTH[health].label}
            </Badge>
          </h3>
          <p className="mt-1 flex flex-wrap gap-x-3 text-sm text-subtle">
            <span>{KINDS[runtime.kind]}</span>
            <code className="font-mono text-xs leading-5 break-all">{runtime.baseUrl}</code>
            {runtime.version && <span>{t('version', { version: runtime.version })}</span>}
            {runtime.hasApiKey && <span>{t('keyStored')}</span>}
          </p>
          {probe && (
            <p className="mt-0.5 text-xs text-subtle">
              {t('probed')} <LocalTime epochMs={probe.epochMs} />
              {probe.roundTripMs !== null &&
                `, ${t('roundTrip', { time: quantityText(milliseconds(probe.roundTripMs)) })}`}
            </p>
          )}
        </div>
        {runtime.kind !== 'bundled' && runtime.kind !== 'browser' && (
          <DetachButton runtimeId={runtime.id} name={runtime.name} />
        )}
      </div>
      {health !== 'reachable' && (
        <div className="px-5 pb-4">
          <HealthAdvice runtime={runtime} hostName={hostName} />
        </div>
      )}
      {runtime.targets.length > 0 ? (
        <div className="border-t border-line">
          <TargetTable runtime={runtime} />
        </div>
      ) : (
        health === 'reachable' && (
          <p className="border-t border-line px-5 py-4 text-sm text-muted">{t('targetsNone')}</p>
        )
      )}
    </Card>
  );
}

function HealthAdvice({ runtime, hostName }: { runtime: RuntimeView; hostName: string }) {
  if (runtime.lastProbe === null) {
    return (
      <Notice tone="info" title={t('healthUnprobed')}>
        {t('unprobedText', { host: hostName })}
      </Notice>
    );
  }
  return (
    <Notice tone="critical" title={t('errorTitle', { host: hostName, runtime: runtime.name })}>
      {runtime.lastProbe.error && <p className="break-words text-ink">{runtime.lastProbe.error}</p>}
      <p>{t('errorAdvice', { host: hostName })}</p>
      <CodeBlock code={probeCurl(runtime)} what={common('command')} />
    </Notice>
  );
}
