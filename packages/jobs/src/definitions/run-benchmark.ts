import { RUN_BENCHMARK_JOB } from '@mizani/core/benchmark/create-run';
import { DEFAULT_JOB_MAX_ATTEMPTS, DEFAULT_JOB_PRIORITY } from '@mizani/core/job/job';
import { z } from 'zod';
import { defineJob } from './job-definition.ts';

/** Runs, or resumes, one benchmark. The job has the id of its run. */
export const runBenchmark = defineJob({
  name: RUN_BENCHMARK_JOB,
  payload: z.object({ runId: z.string().min(1) }),
  priority: DEFAULT_JOB_PRIORITY,
  maxAttempts: DEFAULT_JOB_MAX_ATTEMPTS,
  // An attempt resumes at the next sample, so trying again is cheap; a server that restarts needs a while.
  retry: { baseMs: 5_000, maxMs: 300_000 },
});
