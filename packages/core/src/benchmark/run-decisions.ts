import type { Plan, PlannedSample } from './plan.ts';
import type { IsLeftOut } from './plan-run.ts';
import { createPrecision } from './precision.ts';
import type { Run } from './run.ts';
import type { Sample } from './sample.ts';
import { createSaturation } from './saturation.ts';

/** What is decided while a run goes on, from its samples alone, so that a resumed run decides the same. */
export type RunDecisions = {
  /** Whether anything depends on the samples; otherwise there is nothing to recall. */
  isNeeded: boolean;
  observe(planned: PlannedSample, sample: Pick<Sample, 'chunkCount' | 'outcome' | 'totalMs'>): void;
  isLeftOut: IsLeftOut;
  /** Share of the requests that the target of an ended block answered, when higher rates are left out for it. */
  shortfallOf(targetIndex: number, step: number): number | null;
  /** Whether to ask `isPreciseEnough` after this round. Call once per closed round, in their order. */
  isLookDue(closedRound: number): boolean;
  isPreciseEnough(isUsable: (targetIndex: number) => boolean): boolean;
};

export function createRunDecisions(
  { rounds, until }: Pick<Run['parameters'], 'rounds' | 'until'>,
  plan: Plan,
): RunDecisions {
  const lastStep = (plan.arrivals?.ratesPerSecond.length ?? 0) - 1;
  const saturation = lastStep > 0 ? createSaturation() : null;
  const precision =
    until === undefined
      ? null
      : createPrecision({ ...plan, rounds, relativeHalfWidth: until.relativeHalfWidth });
  return {
    isNeeded: saturation !== null || precision !== null,
    observe(planned, sample) {
      saturation?.observe(planned, sample);
      precision?.observe(planned, sample);
    },
    isLeftOut: (targetIndex, step) => saturation?.isLeftOut(targetIndex, step) ?? false,
    shortfallOf: (targetIndex, step) =>
      step < lastStep ? (saturation?.shortfallOf(targetIndex, step) ?? null) : null,
    // After the last round there is nothing left to save.
    isLookDue: (closedRound) =>
      closedRound < plan.rounds && (precision?.isLookDue(closedRound) ?? false),
    isPreciseEnough: (isUsable) => precision?.isReached(isUsable) ?? false,
  };
}
