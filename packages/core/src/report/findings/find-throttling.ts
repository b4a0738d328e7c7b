import type { RunFinding } from '../validity.ts';
import type { FindingInput } from './finding-input.ts';

/** Below, a small computation varies by itself. */
const RATIO_MAX = 1.15;

/**
 * `throttling`, a caution: a small fixed computation of the worker took more than 15 % longer at some time of the run,
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
  return [{ kind: 'throttling', severity: 'caution', targetId: null, ratio }];
}
