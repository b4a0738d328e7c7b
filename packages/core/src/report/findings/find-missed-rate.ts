import type { LoadStep } from '../load-step.ts';
import { isBelow } from '../summarize-load-steps.ts';
import type { LagPercentile, RunFinding } from '../validity.ts';
import type { FindingInput } from './finding-input.ts';

const LAG_SHARE_MAX = 0.05;
/** The highest that can be printed is taken. */
const LAG_PERCENTILES = ['p99', 'p95', 'p90', 'max'] as const satisfies readonly LagPercentile[];

/**
 * What went wrong at a rate of an open loop:
 * - `rate-not-reached`, invalid: fewer than 95 % of the requests that were due per second were started, so the worker has
 *   measured another load than was asked for.
 * - `rate-not-reached`, a caution: they were started, but answered at less than 95 % of it. The target is
 *   saturated, and its times grow with the length of the step: they tell that it cannot keep up, and not by how much.
 * - `schedule-lag`, invalid: requests were sent late by more than 5 % of the median time to the first token. By the p99
 *   of the lag or, with too few requests for one, the highest percentile that can be printed, else the largest.
 */
export function findMissedRate({ loadSteps }: FindingInput): RunFinding[] {
  return loadSteps.flatMap((step) => [...findRate(step), ...findLag(step)]);
}

function findRate(loadStep: LoadStep): RunFinding[] {
  const { targetId, step, askedPerSecond, duePerSecond } = loadStep;
  const { startedPerSecond, answeredPerSecond, saturated } = loadStep;
  const finding = { kind: 'rate-not-reached', targetId, step, askedPerSecond } as const;
  if (startedPerSecond !== null && isBelow(startedPerSecond, duePerSecond)) {
    return [{ ...finding, severity: 'invalid', achievedPerSecond: startedPerSecond }];
  }
  if (!saturated) return [];
  return [{ ...finding, severity: 'caution', achievedPerSecond: answeredPerSecond ?? 0 }];
}

function findLag({ targetId, step, lagMs: lag, ttftFromDueMs: ttft }: LoadStep): RunFinding[] {
  const percentile = LAG_PERCENTILES.find((name) => lag[name] !== null) ?? 'max';
  const lagMs = lag[percentile];
  const ttftMs = ttft.median.value;
  if (lagMs === null || ttftMs === null || lagMs <= LAG_SHARE_MAX * ttftMs) return [];
  return [{ kind: 'schedule-lag', severity: 'invalid', targetId, step, percentile, lagMs, ttftMs }];
}
