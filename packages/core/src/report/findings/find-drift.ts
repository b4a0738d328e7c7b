import type { RunFinding } from '../validity.ts';
import type { FindingInput } from './finding-input.ts';

/** Less does not matter: it is the margin within which targets count as equal. */
const CHANGE_MIN = 0.05;
/** More, and no single number stands for the run. */
const CHANGE_INVALID = 0.2;

/**
 * `drift`, a caution: from the first round to the last, the same requests became slower or faster by more than 5 %, and
 * the interval of that change excludes none. Comparisons stand, because targets take turns in every round; the times
 * themselves depend on when they were taken. Invalid above 20 %, where the whole interval lies beyond 5 %: then the run
 * has no one time to tell.
 */
export function findDrift({ drift }: FindingInput): RunFinding[] {
  return drift.flatMap(({ metric, totalChange, interval }) => {
    if (interval === null || Math.abs(totalChange) <= CHANGE_MIN) return [];
    const { low, high } = interval;
    if (low <= 0 && high >= 0) return [];
    const isLarge = Math.abs(totalChange) > CHANGE_INVALID;
    const isSure = low > CHANGE_MIN || high < -CHANGE_MIN;
    const severity = isLarge && isSure ? 'invalid' : 'caution';
    return [{ kind: 'drift', severity, targetId: null, metric, totalChange, low, high }];
  });
}
