'use client';

import Link from 'next/link';
import { Badge } from '../../../components/ui/badge.tsx';
import { ButtonLink } from '../../../components/ui/button.tsx';
import { classNames } from '../../../components/ui/class-names.ts';
import { EmptyState } from '../../../components/ui/empty-state.tsx';
import { FieldError } from '../../../components/ui/field.tsx';
import { translator } from '../../../messages/translator.ts';
import type { HostView } from '../../hosts/host-view.ts';
import { targetName } from '../view-model/target-names.ts';

const t = translator('newRun');
const common = translator('common');

type RuntimeView = HostView['runtimes'][number];

/** Targets by host and runtime, each with its health. Choosing keeps the order: the first is the base. */
export function TargetFields({
  hosts,
  chosen,
  onChange,
  error,
}: {
  hosts: HostView[];
  chosen: string[];
  onChange: (targetIds: string[]) => void;
  error: string | undefined;
}) {
  const hasTargets = hosts.some(({ runtimes }) =>
    runtimes.some(({ targets }) => targets.length > 0),
  );
  const toggle = (id: string) =>
    onChange(chosen.includes(id) ? chosen.filter((other) => other !== id) : [...chosen, id]);

  return (
    <fieldset data-invalid={error !== undefined} className="min-w-0">
      <legend className="text-lg font-semibold">{t('targetsLegend')}</legend>
      <p className="mt-1 mb-4 text-sm text-muted">{t('targetsHint')}</p>
      <div role="alert">
        <FieldError message={error} />
      </div>
      {!hasTargets && (
        <EmptyState
          title={t('targetsNone')}
          action={<ButtonLink href="/hosts">{t('targetsNoneAction')}</ButtonLink>}
        >
          {t('targetsNoneText')}
        </EmptyState>
      )}
      <div className="mt-3 space-y-6">
        {hosts.map(({ host, online, runtimes }) => (
          <div key={host.id}>
            <h3 className="mb-2 flex items-center gap-2 text-sm font-medium">
              {host.name}
              <Badge tone={online ? 'positive' : 'neutral'} dot>
                {online ? common('online') : common('offline')}
              </Badge>
            </h3>
            <div className="space-y-3">
              {runtimes.map((runtime) => (
                <RuntimeTargets
                  key={runtime.id}
                  runtime={runtime}
                  chosen={chosen}
                  onToggle={toggle}
                />
              ))}
            </div>
          </div>
        ))}
      </div>
    </fieldset>
  );
}

function RuntimeTargets({
  runtime,
  chosen,
  onToggle,
}: {
  runtime: RuntimeView;
  chosen: string[];
  onToggle: (id: string) => void;
}) {
  const probe = runtime.lastProbe;
  return (
    <div className="overflow-hidden rounded-xl border border-line bg-surface">
      <p className="flex flex-wrap items-center justify-between gap-2 border-b border-line bg-sunken/60 px-4 py-2 text-xs text-muted">
        <span className="font-medium">{runtime.name}</span>
        {probe === null && <Badge>{t('runtimeUnprobed')}</Badge>}
        {probe?.reachable === false && <Badge tone="critical">{t('runtimeUnreachable')}</Badge>}
      </p>
      {runtime.targets.length === 0 && (
        <p className="px-4 py-3 text-sm text-subtle">
          <NoTargetsReason runtime={runtime} />
        </p>
      )}
      <ul className="divide-y divide-line">
        {runtime.targets.map((target) => {
          const position = chosen.indexOf(target.id);
          const facts = [
            target.alias === null ? null : target.model,
            target.device,
            target.executionProvider,
          ];
          return (
            <li key={target.id}>
              <label
                className={classNames(
                  'flex items-center gap-3 px-4 py-3 text-sm transition-colors',
                  position >= 0 ? 'bg-accent-soft' : 'hover:bg-sunken/60',
                )}
              >
                <input
                  type="checkbox"
                  checked={position >= 0}
                  onChange={() => onToggle(target.id)}
                  className="size-4 shrink-0 accent-(--accent)"
                />
                <span className="min-w-0 flex-1">
                  <span className="font-medium">{targetName(target)}</span>
                  <span className="block text-xs break-words text-subtle">
                    {facts.filter(Boolean).join(' · ')}
                  </span>
                </span>
                {target.loaded && <Badge>{t('targetLoaded')}</Badge>}
                {position === 0 && <Badge tone="accent">{t('targetBase')}</Badge>}
              </label>
            </li>
          );
        })}
      </ul>
    </div>
  );
}

/** Why a runtime offers nothing to choose: only one that answered is known to list no models. */
function NoTargetsReason({ runtime: { lastProbe } }: { runtime: RuntimeView }) {
  if (lastProbe === null) return t('runtimeNotLooked');
  if (lastProbe.reachable) return t('runtimeNoTargets');
  return (
    <>
      {t('runtimeCannotReach')}{' '}
      <Link href="/hosts" className="font-medium text-accent hover:underline">
        {t('runtimeCannotReachAction')}
      </Link>
    </>
  );
}
