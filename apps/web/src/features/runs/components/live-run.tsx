'use client';

import type { RunSummary } from '@mizani/core/benchmark/run';
import { createContext, type ReactNode, useContext } from 'react';
import { EmptyState } from '../../../components/ui/empty-state.tsx';
import { translator } from '../../../messages/translator.ts';
import { type LiveRun, useRunEvents } from './use-run-events.ts';

const t = translator('report');
const LiveRunContext = createContext<LiveRun | null>(null);

/** Follows the run once for all parts of its page, so that none of them tells another number. */
export function LiveRunProvider({
  run,
  afterOrdinal,
  children,
}: {
  run: RunSummary;
  afterOrdinal: number;
  children: ReactNode;
}) {
  const live = useRunEvents(
    run.id,
    {
      status: run.status,
      cancelRequested: run.cancelRequested,
      recorded: run.recordedSamples,
      activity: null,
      connected: true,
    },
    afterOrdinal,
  );
  const recorded = Math.max(live.recorded, run.recordedSamples);
  return <LiveRunContext value={{ ...live, recorded }}>{children}</LiveRunContext>;
}

/** The run as it is now. Only inside `LiveRunProvider`. */
export function useLiveRun(): LiveRun {
  const live = useContext(LiveRunContext);
  if (live === null) throw new Error('useLiveRun needs a LiveRunProvider around it.');
  return live;
}

/** What stands in the place of the numbers while a run has none to show. */
export function AwaitingNumbers() {
  const { recorded } = useLiveRun();
  return recorded === 0 ? (
    <EmptyState title={t('waitingTitle')}>{t('waitingText')}</EmptyState>
  ) : (
    <EmptyState title={t('waitingRecordedTitle')}>
      {t('waitingRecordedText', { recorded })}
    </EmptyState>
  );
}
