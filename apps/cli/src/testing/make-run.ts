import type { Comparison, Run } from '../api/resources.ts';

const distribution = (n: number, value: number, low: number, high: number) => ({
  n,
  median: { n, value, interval: { low, high } },
});

export function makeComparison(changes: Partial<Comparison> = {}): Comparison {
  return {
    baseTargetId: 'tgt_1',
    otherTargetId: 'tgt_2',
    metric: 'totalMs',
    ratio: { n: 20, value: 1.8, interval: { low: 1.7, high: 1.9 } },
    verdict: 'slower',
    margin: 0.05,
    roundsMore: null,
    sentence: null,
    ...changes,
  };
}

/** A completed run of two targets. */
export function makeRun(changes: Partial<Run> = {}): Run {
  const outcomes = { truncated: 1, failed: 2, timedOut: 1, cancelled: 0 };
  return {
    id: 'run_1',
    name: null,
    status: 'completed',
    error: null,
    plannedSamples: 40,
    recordedSamples: 40,
    targets: [
      { id: 'tgt_1', model: 'nano-1', alias: 'nano', runtimeName: 'Box', available: true },
      { id: 'tgt_2', model: 'small-1', alias: null, runtimeName: 'Box', available: true },
    ],
    summaries: [
      {
        targetId: 'tgt_1',
        outcomes,
        metrics: {
          totalMs: distribution(16, 182.4, 175.1, 190.2),
          ttftMs: distribution(17, 8.123, 7.5, 9),
        },
        quality: { n: 16, rate: { n: 16, value: 0.75, interval: null } },
      },
      { targetId: 'tgt_2', outcomes, metrics: {}, quality: null },
    ],
    comparisons: [makeComparison()],
    validity: { verdict: 'valid', findings: [] },
    loadSteps: [],
    ...changes,
  };
}
