/** A span in whole seconds, taken apart. */
export type ElapsedParts = { hours: number; minutes: number; seconds: number };

/** How long something took or has been running. Negative spans (clocks that disagree) count as 0. */
export function elapsedParts(spanMs: number): ElapsedParts {
  const total = Math.max(0, Math.round(spanMs / 1_000));
  return {
    hours: Math.floor(total / 3_600),
    minutes: Math.floor((total % 3_600) / 60),
    seconds: total % 60,
  };
}

/** `12 s`, `3 min 5 s`, `2 h 10 min`. */
export function elapsedText(spanMs: number): string {
  const { hours, minutes, seconds } = elapsedParts(spanMs);
  if (hours > 0) return `${hours}\u202fh ${minutes}\u202fmin`;
  if (minutes > 0) return `${minutes}\u202fmin ${seconds}\u202fs`;
  return `${seconds}\u202fs`;
}
