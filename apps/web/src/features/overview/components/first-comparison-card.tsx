'use client';

import { Scale } from 'lucide-react';
import { Button, ButtonLink } from '../../../components/ui/button.tsx';
import { classNames } from '../../../components/ui/class-names.ts';
import { Controls } from '../../../components/ui/controls.tsx';
import { Notice } from '../../../components/ui/notice.tsx';
import { translator } from '../../../messages/translator.ts';
import { useStartRun } from '../../runs/components/use-start-run.ts';
import type { FirstComparison } from '../view-model.ts';

const t = translator('overview');

/** The one thing to do first: a real comparison, one click away. */
export function FirstComparisonCard({
  comparison,
  compact,
}: {
  comparison: FirstComparison | null;
  /** Smaller once there are results to look at. */
  compact: boolean;
}) {
  const { start, pending, failure } = useStartRun();
  return (
    <section
      aria-label={t('startTitle')}
      className={classNames(
        'border border-accent-line bg-accent-soft',
        compact ? 'rounded-xl px-5 py-3.5 text-sm' : 'rounded-2xl px-6 py-6 sm:px-8',
      )}
    >
      <div className="flex flex-wrap items-center justify-between gap-x-10 gap-y-5 lg:flex-nowrap">
        <div className="min-w-0 max-w-xl">
          <h2 className={compact ? 'text-base font-semibold' : 'text-xl font-semibold'}>
            {comparison ? t('startTitle') : t('startUnavailable')}
          </h2>
          <p className={compact ? 'mt-0.5 text-muted' : 'mt-1.5 text-muted'}>
            {comparison
              ? t('startText', {
                  nano: comparison.baseName,
                  small: comparison.otherName,
                  host: comparison.host.name,
                  prompts: comparison.promptCount,
                })
              : t('startUnavailableText')}
          </p>
          {comparison && !comparison.host.online && (
            <p className="mt-2 text-sm font-medium text-caution">
              {t('startHostOffline', { host: comparison.host.name })}
            </p>
          )}
        </div>
        <div className="flex flex-wrap items-center gap-3">
          {comparison ? (
            <Controls>
              <Button
                look={compact ? 'secondary' : 'primary'}
                size={compact ? 'medium' : 'large'}
                pending={pending}
                icon={<Scale aria-hidden="true" className="size-5" />}
                onClick={() => start(comparison.input)}
                className="max-sm:px-4 max-sm:text-sm"
              >
                {pending ? t('starting') : t('startAction')}
              </Button>
            </Controls>
          ) : (
            <ButtonLink href="/hosts">{t('healthDetails')}</ButtonLink>
          )}
        </div>
      </div>
      {failure && (
        <div className="mt-5">
          <Notice tone="critical" title={translator('runs')('startFailed')} announce>
            {failure.message}
          </Notice>
        </div>
      )}
    </section>
  );
}
