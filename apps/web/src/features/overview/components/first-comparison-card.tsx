'use client';

import { Scale } from 'lucide-react';
import { Button, ButtonLink } from '../../../components/ui/button.tsx';
import { Controls } from '../../../components/ui/controls.tsx';
import { Notice } from '../../../components/ui/notice.tsx';
import { translator } from '../../../messages/translator.ts';
import { useStartRun } from '../../runs/components/use-start-run.ts';
import type { FirstComparison } from '../view-model.ts';

const t = translator('overview');

/** The one thing to do first: a real comparison, one click away. */
export function FirstComparisonCard({ comparison }: { comparison: FirstComparison | null }) {
  const { start, pending, failure } = useStartRun();
  return (
    <section
      aria-label={t('startTitle')}
      className="rounded-2xl border border-accent-line bg-accent-soft px-6 py-6 sm:px-8"
    >
      <div className="flex flex-wrap items-center justify-between gap-x-10 gap-y-5 lg:flex-nowrap">
        <div className="min-w-0 max-w-xl">
          <h2 className="text-xl font-semibold">
            {comparison ? t('startTitle') : t('startUnavailable')}
          </h2>
          <p className="mt-1.5 text-muted">
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
                look="primary"
                size="large"
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
