import type { z } from 'zod';
import { probeRuntime } from './definitions/probe-runtime.ts';
import { runBenchmark } from './definitions/run-benchmark.ts';

/** Every job there is. All types of jobs derive from this list; the worker must have a processor for each. */
export const JOB_CATALOG = {
  'run-benchmark': runBenchmark,
  'probe-runtime': probeRuntime,
} as const;

export type JobName = keyof typeof JOB_CATALOG;
export type PayloadOf<Name extends JobName> = z.output<(typeof JOB_CATALOG)[Name]['payload']>;

export function isJobName(name: string): name is JobName {
  return Object.hasOwn(JOB_CATALOG, name);
}
