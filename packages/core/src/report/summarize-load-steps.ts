import { isAnswered } from '../benchmark/is-answered.ts';
import { ANSWERED_SHARE_MIN, createLoadTally } from '../benchmark/load-tally.ts';
import type { SampleFacts } from '../benchmark/sample-repository.ts';
import { describeDistribution } from './describe-distribution.ts';
import type { TargetFacts } from './facts-by-target.ts';
import { groupBy } from './group-by.ts';
import type { LoadStep } from './load-step.ts';
import { isWhole } from './measure-metric.ts';

/** Below this share of the rate, the rate was not reached. */
export const RATE_REACHED_SHARE = 0.95;

/**
 * What each target did at each rate of an open loop, in order of target and rate; rates that were not begun are left
 * out. Cancelled requests do not count.
 */
export function summarizeLoadSteps(
  targets: readonly TargetFacts[],
  ratesPerSecond: readonly number[],
): LoadStep[] {
  return targets.flatMap(({ targetId, steady }) => {
    const ended = steady.filter(({ outcome }) => outcome !== 'cancelled');
    const byStep = groupBy(ended, ({ step }) => step);
    return ratesPerSecond.flatMap((askedPerSecond, step) => {
      const requests = byStep.get(step);
      return requests ? [summarizeStep({ targetId, step, askedPerSecond, requests })] : [];
    });
  });
}

function summarizeStep({
  targetId,
  step,
  askedPerSecond,
  requests,
}: {
  targetId: string;
  step: number;
  askedPerSecond: number;
  requests: readonly SampleFacts[];
}): LoadStep {
  const answered = requests.filter(isAnswered);
  const whole = answered.filter(isWhole);
  const duePerSecond = ratePerSecond(requests, dueEpochMs);
  const startedPerSecond = ratePerSecond(requests, sentEpochMs);
  const answeredPerSecond = ratePerSecond(answered, endEpochMs);
  return {
    targetId,
    step,
    askedPerSecond,
    duePerSecond,
    startedPerSecond,
    answeredPerSecond,
    requests: requests.length,
    failed: requests.length - answered.length,
    ttftFromDueMs: describeDistribution(
      answered.map(({ queueMs, prepMs, ttftMs }) => ttftMs && queueMs + prepMs + ttftMs),
    ),
    totalMs: describeDistribution(whole.map(({ totalMs }) => totalMs)),
    serviceMs: describeDistribution(whole.map(({ serviceMs }) => serviceMs)),
    lagMs: describeDistribution(requests.map(({ queueMs, prepMs }) => queueMs + prepMs)),
    saturated: isSaturated(requests),
  };
}

/** Whether a rate falls short of the one at which requests were due; false where either is unknown. */
export function isBelow(perSecond: number | null, duePerSecond: number | null): boolean {
  if (perSecond === null || duePerSecond === null) return false;
  return perSecond < RATE_REACHED_SHARE * duePerSecond;
}

/** By the rule that ended the climb of the rates while the run was measured. */
function isSaturated(requests: readonly SampleFacts[]): boolean {
  const tally = createLoadTally();
  for (const sample of requests) {
    const { totalMs } = sample;
    tally.add({ dueMs: dueEpochMs(sample), totalMs, isAnswered: isAnswered(sample) });
  }
  return (tally.answeredShare() ?? 1) < ANSWERED_SHARE_MIN;
}

const dueEpochMs = (sample: SampleFacts) => sample.startedEpochMs - sample.queueMs;
const sentEpochMs = (sample: SampleFacts) => sample.startedEpochMs + sample.prepMs;
const endEpochMs = (sample: SampleFacts) => sentEpochMs(sample) + sample.serviceMs;

/**
 * Events per second from the first to the last, the first not counted: n events enclose n - 1 intervals. Null below
 * two, or in no time. Blocks are taken apart, since there are pauses between them.
 */
function ratePerSecond(
  samples: readonly SampleFacts[],
  epochMsOf: (sample: SampleFacts) => number,
): number | null {
  let intervals = 0;
  let spanMs = 0;
  for (const block of groupBy(samples, (sample) => sample.block).values()) {
    const times = block.map(epochMsOf);
    intervals += times.length - 1;
    spanMs += times.reduce(maximum) - times.reduce(minimum);
  }
  return intervals > 0 && spanMs > 0 ? (intervals / spanMs) * 1_000 : null;
}

const maximum = (a: number, b: number) => Math.max(a, b);
const minimum = (a: number, b: number) => Math.min(a, b);
