import { PROBE_RUNTIME_JOB, PROBE_RUNTIME_OPTIONS } from '@mizani/core/host/attach-runtime';
import { z } from 'zod';
import { defineJob } from './job-definition.ts';

/** Asks an inference server what it is and which models it offers, and stores the answer. */
export const probeRuntime = defineJob({
  name: PROBE_RUNTIME_JOB,
  payload: z.object({ runtimeId: z.string().min(1) }),
  ...PROBE_RUNTIME_OPTIONS,
  retry: { baseMs: 1_000, maxMs: 10_000 },
});
