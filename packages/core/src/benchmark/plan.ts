import type { RunOrder } from './run-definition.ts';

export const SAMPLE_PHASES = ['cold', 'warming', 'steady'] as const;
/** `cold`: first request after a load. `warming`: before measuring. `steady`: counts for the statistics. */
export type SamplePhase = (typeof SAMPLE_PHASES)[number];

/**
 * One request to be made. `ordinal` counts from 0 without a gap and is unique in the run: it numbers the requests that
 * are made, in their order. Where an open loop leaves a block out, because its target is saturated, the next block
 * takes up the count. So what is stored is always a prefix without a gap, whose length is the next ordinal; and since
 * saturation follows from stored samples alone, a resumed run leaves out the same blocks and goes on with the same
 * numbers.
 */
export type PlannedSample = {
  ordinal: number;
  /** Index into the run's targets. */
  targetIndex: number;
  /** Index into the prompt set. */
  promptIndex: number;
  /** 0 for cold and warming samples, then counting from 1. */
  round: number;
  phase: SamplePhase;
  /**
   * Counts from 0; blocks that are left out keep their number. A block is measured in one go; pauses, guards and
   * decisions lie between blocks.
   */
  block: number;
  /** Index into `arrivals.ratesPerSecond`; 0 in a closed loop. */
  step: number;
  /** Intended start after the start of its block's arrivals, in milliseconds; null where nothing is scheduled. */
  dueOffsetMs: number | null;
};

/** All that the order of the requests depends on. */
export type PlanSize = {
  targetCount: number;
  promptCount: number;
  rounds: number;
  warmups: number;
  cold: boolean;
  order: RunOrder;
  concurrency: number;
  arrivals: { process: 'constant' | 'poisson'; ratesPerSecond: number[] } | null;
};

/**
 * The order of all requests, fixed when the run starts, so that it can be repeated and resumed. What is stored is the
 * recipe: the samples follow from it, and a plan of 100,000 of them takes no more room than one of ten.
 */
export type Plan = PlanSize & {
  /** Version of the planning algorithm. */
  version: 2;
  seed: number;
};
