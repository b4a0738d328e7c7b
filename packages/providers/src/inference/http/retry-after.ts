/**
 * How long a server asks to be left alone, in milliseconds: the value of `Retry-After` as seconds or as an HTTP date
 * (RFC 9110, 10.2.3). A date that has passed is 0; null when there is no header or it says neither.
 */
export function readRetryAfter(
  value: string | string[] | undefined,
  nowEpochMs: number,
): number | null {
  const text = (Array.isArray(value) ? value[0] : value)?.trim();
  if (!text) return null;
  if (/^\d+(\.\d+)?$/.test(text)) return Number(text) * 1_000;
  // Anything else that `Date.parse` would take, such as "-5", is no HTTP date.
  const atEpochMs = /^[A-Za-z]{3}/.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(atEpochMs) ? null : Math.max(0, atEpochMs - nowEpochMs);
}
