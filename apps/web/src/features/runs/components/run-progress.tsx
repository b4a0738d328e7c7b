'use client';

import type { RunSummary } from '@mizani/core/benchmark/run';
import { useEffect, useState } from 'react';
import { elapsedText } from '../../../components/format/elapsed.ts';
import { Badge } from '../../../components/ui/badge.tsx';
import { Card } from '../../../components/ui/card.tsx';
import { ProgressBar } from '../../../components/ui/progress-bar.tsx';
import { translator } from '../../../messages/translator.ts';
import { remainingMs } from '../view-model/run-titles.ts';
import { useLiveRun } from './live-run.tsx';

const t = translator('report');

/** What a queued or running run does now. */
export function RunProgress({ run }: { run: RunSummary }) {
  const live = useLiveRun();
  const { recorded } = live;
  const remaining = useRemaining({ ...run, recordedSamples: recorded });
  const isQueued = live.status === 'queued';
  const valueText = t('progressValue', { recorded, planned: run.plannedSamples });

  return (
    <Card className="px-5 py-4">
      <div className="mb-3 flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
        <p role="status" className="font-medium first-letter:uppercase">
          {isQueued
            ? t('progressQueued', { host: run.hostName })
            : (live.activity ?? t('progressRunning'))}
        </p>
        <p className="flex items-center gap-3 text-sm text-muted tabular-nums">
          <span>{valueText}</span>
          {remaining !== null && !isQueued && (
            <span>{t('progressRemaining', { time: elapsedText(remaining) })}</span>
          )}
          <Badge tone={live.connected ? 'accent' : 'caution'} dot>
            {live.connected ? t('progressLive') : t('progressPolling')}
          </Badge>
        </p>
      </div>
      <ProgressBar
        label={t('progressLabel')}
        done={recorded}
        total={run.plannedSamples}
        valueText={valueText}
      />
      {isQueued && <p className="mt-3 text-sm text-subtle">{t('progressQueuedHint')}</p>}
    </Card>
  );
}

/** The remaining time, estimated anew with every sample; null on the server, whose clock is another one. */
function useRemaining(run: RunSummary): number | null {
  const [remaining, setRemaining] = useState<number | null>(null);
  const { startedEpochMs, recordedSamples, plannedSamples } = run;
  useEffect(() => {
    setRemaining(remainingMs({ startedEpochMs, recordedSamples, plannedSamples }, Date.now()));
  }, [startedEpochMs, recordedSamples, plannedSamples]);
  return remaining;
}
