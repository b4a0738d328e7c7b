import type { RunFinding } from '../validity.ts';
import type { FindingInput } from './finding-input.ts';

/** Below, a small computation varies by itself. */
const RATIO_MAX = 1.15;
/** Above, what was measured is another machine. */
const RATIO_INVALID = 1.5;

/**
 * `throttling`, a caution, and invalid above 50 %: a small fixed computation of the worker took more than 15 % longer at some time of the run,
 * or at its end, than when it began. Then the machine was slower, whatever its models did: heat, a battery, or others.
 */
export function findThrottling({ run }: FindingInput): RunFinding[] {
  const ratios = run.harness.flatMap(({ cpuProbe }) => {
    if (cpuProbe === null) return [];
    const { baselineMs, endMs, worstRatio } = cpuProbe;
    return Math.max(worstRatio, baselineMs > 0 ? endMs / baselineMs : 1);
  });
  const ratio = Math.max(1, ...ratios);
  if (ratio <= RATIO_MAX) return [];
  const severity = ratio > RATIO_INVALID ? 'invalid' : 'caution';
  return [{ kind: 'throttling', severity, targetId: null, ratio }];
}
