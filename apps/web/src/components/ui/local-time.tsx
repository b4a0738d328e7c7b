'use client';

import { useSyncExternalStore } from 'react';
import { localText, relativeText, utcText } from '../format/date-time.ts';

const REFRESH_MS = 15_000;

function subscribe(onChange: () => void): () => void {
  const timer = setInterval(onChange, REFRESH_MS);
  return () => clearInterval(timer);
}

/**
 * A moment: UTC from the server, then in the reader's time zone, relative while it is recent.
 * The exact time is always in `dateTime` and on hover.
 */
export function LocalTime({ epochMs, relative = true }: { epochMs: number; relative?: boolean }) {
  const text = useSyncExternalStore(
    subscribe,
    () => (relative ? relativeText(epochMs, Date.now()) : null) ?? localText(epochMs),
    () => utcText(epochMs),
  );
  return (
    <time
      className="tabular-nums"
      dateTime={new Date(epochMs).toISOString()}
      title={utcText(epochMs)}
    >
      {text}
    </time>
  );
}
