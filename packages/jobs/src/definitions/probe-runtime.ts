import { z } from 'zod';
import { defineJob } from './job-definition.ts';

/** Asks an inference server what it is and which models it offers, and stores the answer. */
export const probeRuntime = defineJob({
  name: 'probe-runtime',
  payload: z.object({ runtimeId: z.string().min(1) }),
  // Somebody waits for the answer on a page, and it takes a moment only: goes before benchmarks.
  priority: 1,
  // "Unreachable" is an answer; a second attempt is for a worker that died, not for a server that is away.
  maxAttempts: 2,
  retry: { baseMs: 1_000, maxMs: 10_000 },
});
