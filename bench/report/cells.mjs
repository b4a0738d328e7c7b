export const NOT_AVAILABLE = 'not available';

/**
 * The median over the rounds with its 95 % interval (order statistics, so it needs 6 rounds; below, the range is
 * shown as such).
 */
export function cell(values, { statistics, digits = 2, unit = '' }) {
  if (values.length === 0 || values.includes(null)) return NOT_AVAILABLE;
  const show = (value) => formatNumber(value, digits);
  const middle = `${show(statistics.median(values))}${unit && ` ${unit}`}`;
  if (values.length === 1) return middle;
  const interval = statistics.quantileInterval(values, 0.5);
  if (interval) return `${middle} [${show(interval.low)}, ${show(interval.high)}]`;
  return `${middle} (${show(Math.min(...values))} to ${show(Math.max(...values))})`;
}

/** With separators between thousands, as large rates need them. */
export function formatNumber(value, digits) {
  return value.toLocaleString('en-US', {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
    // What rounds to zero has no sign.
    signDisplay: 'negative',
  });
}

/**
 * A promise held against what was measured: met when the median is on the right side of the limit. An interval that
 * reaches across is told, because then other rounds might have decided otherwise.
 */
export function judge({ what, values, limit, direction, unit, statistics, digits = 2 }) {
  const target = `${direction} ${limit} ${unit}`;
  if (values.length === 0)
    return { what, target, measured: NOT_AVAILABLE, verdict: 'not measured' };
  const holds = (value) => (direction === 'at most' ? value <= limit : value >= limit);
  const interval = statistics.quantileInterval(values, 0.5);
  const met = holds(statistics.median(values));
  const isFirm = interval !== null && holds(interval.low) === met && holds(interval.high) === met;
  return {
    what,
    target,
    measured: cell(values, { statistics, digits, unit }),
    verdict: `${met ? 'met' : '**missed**'}${isFirm ? '' : ', not firmly'}`,
  };
}
