const STAMP_DIGITS = 20;

/** Where a stamp will be put: as long as one, and no moment of any clock. */
export const STAMP_PLACE = '0'.repeat(STAMP_DIGITS);

/**
 * This moment in nanoseconds of the machine's monotonic clock, as 20 digits. `process.hrtime` reads one clock of the
 * whole machine (CLOCK_MONOTONIC on Linux, mach time on macOS, the performance counter on Windows), so stamps of one
 * process can be compared with those of another. `performance.now()` is the same clock with an origin per process.
 */
export function stampNow(): string {
  return process.hrtime.bigint().toString().padStart(STAMP_DIGITS, '0');
}

/** All stamps in a text, in order: numbers of exactly 20 digits. */
export function readStamps(text: string): bigint[] {
  return (text.match(/(?<!\d)\d{20}(?!\d)/g) ?? []).map(BigInt);
}
