const UTC_FORMAT = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  timeZone: 'UTC',
});

/** A moment in UTC, the same on every machine: what the server renders. */
export function utcText(epochMs: number): string {
  return `${UTC_FORMAT.format(epochMs)} UTC`;
}

/** A moment in the time zone of the reader. Only in the browser: the server does not know it. */
export function localText(epochMs: number): string {
  return new Intl.DateTimeFormat('en-GB', {
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  }).format(epochMs);
}

const RELATIVE = new Intl.RelativeTimeFormat('en-GB', { numeric: 'auto', style: 'long' });
const STEPS = [
  { unit: 'second', upToMs: 60_000, sizeMs: 1_000 },
  { unit: 'minute', upToMs: 3_600_000, sizeMs: 60_000 },
  { unit: 'hour', upToMs: 86_400_000, sizeMs: 3_600_000 },
  { unit: 'day', upToMs: 30 * 86_400_000, sizeMs: 86_400_000 },
] as const;

/** `2 minutes ago`, or null when it is so long ago that only the date says something. */
export function relativeText(epochMs: number, nowEpochMs: number): string | null {
  const distanceMs = epochMs - nowEpochMs;
  const step = STEPS.find(({ upToMs }) => Math.abs(distanceMs) < upToMs);
  if (step === undefined) return null;
  return RELATIVE.format(Math.trunc(distanceMs / step.sizeMs), step.unit);
}
