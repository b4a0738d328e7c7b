export const SAMPLE_PHASES = ['cold', 'warming', 'steady'] as const;
/** `cold`: first request after a load. `warming`: before measuring. `steady`: counts for the statistics. */
export type SamplePhase = (typeof SAMPLE_PHASES)[number];

/** One request to be made. `ordinal` counts from 0 without a gap and is unique in the run. */
export type PlannedSample = {
  ordinal: number;
  /** Index into the run's targets. */
  targetIndex: number;
  /** Index into the prompt set. */
  promptIndex: number;
  /** 0 for cold and warming samples, then counting from 1. */
  round: number;
  phase: SamplePhase;
};

/** The order of all requests, computed once from a seed and stored, so that a run can be repeated and resumed. */
export type Plan = {
  /** Version of the planning algorithm. */
  version: 1;
  seed: number;
  samples: PlannedSample[];
};
