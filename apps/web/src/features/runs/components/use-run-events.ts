'use client';

import { isFinished, type JobStatus } from '@mizani/core/job/job';
import { useRouter } from 'next/navigation';
import { useEffect, useRef, useState } from 'react';
import type { RunProgress, RunState } from '../events/follow-run.ts';

/**
 * The numbers of a running comparison are drawn anew whenever there are this many times as many samples. Ever more
 * rarely on purpose: summarising is work, and it may be done on the machine that is being measured.
 */
const REFRESH_GROWTH = 1.25;
/** Draws them anew even when no event comes through. */
const REFRESH_MS = 10_000;

export type LiveRun = {
  status: JobStatus;
  cancelRequested: boolean;
  recorded: number;
  activity: string | null;
  /** False while the event stream is down; the page then refreshes by itself. */
  connected: boolean;
};

/**
 * Follows a run by server-sent events, until it has ended. The browser reconnects by itself and resumes after the
 * last sample it saw; meanwhile, and at the end, the page is read anew from the server.
 */
export function useRunEvents(runId: string, initial: LiveRun, afterOrdinal: number): LiveRun {
  const router = useRouter();
  const [live, setLive] = useState(initial);
  // The first value stays: a refreshed page brings a later one, and must not open a second stream.
  const [resumeAfter] = useState(afterOrdinal);
  const drawnSamples = useRef(initial.recorded);

  const ended = isFinished(initial.status);

  useEffect(() => {
    if (ended) return;
    const source = new EventSource(`/api/v1/runs/${runId}/events?after=${resumeAfter}`);
    const merge = (change: Partial<LiveRun>) => setLive((before) => ({ ...before, ...change }));

    source.onopen = () => merge({ connected: true });
    source.onerror = () => merge({ connected: false });
    source.addEventListener('state', (event) => {
      const { status, cancelRequested } = JSON.parse(event.data) as RunState;
      merge({ status, cancelRequested, connected: true });
      // The stream ends with the run; left open, the browser would connect again and again.
      if (isFinished(status)) {
        source.close();
        router.refresh();
      }
    });
    source.addEventListener('progress', (event) => {
      const { recordedSamples, activity } = JSON.parse(event.data) as RunProgress;
      merge({ recorded: recordedSamples, activity, connected: true });
      if (recordedSamples > drawnSamples.current * REFRESH_GROWTH) {
        drawnSamples.current = recordedSamples;
        router.refresh();
      }
    });
    const timer = setInterval(() => router.refresh(), REFRESH_MS);
    return () => {
      clearInterval(timer);
      source.close();
    };
  }, [runId, router, resumeAfter, ended]);

  return live;
}
