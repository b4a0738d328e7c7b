import { z } from 'zod';
import { JOB_STATUSES } from '../job/job.ts';

/**
 * What processes tell each other. An event is a nudge: whoever receives it reads the state from the database,
 * so a lost event costs a moment and never the truth.
 */
export const busEventSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('job-queued'), hostId: z.string(), jobId: z.string() }),
  z.object({ kind: z.literal('job-cancel-requested'), hostId: z.string(), jobId: z.string() }),
  z.object({ kind: z.literal('run-state'), runId: z.string(), status: z.enum(JOB_STATUSES) }),
  z.object({
    kind: z.literal('run-progress'),
    runId: z.string(),
    recordedSamples: z.number().int(),
    plannedSamples: z.number().int(),
    /** What the worker does now, e.g. `loading small`. */
    activity: z.string().nullable(),
  }),
  z.object({ kind: z.literal('host-changed'), hostId: z.string() }),
]);
export type BusEvent = z.infer<typeof busEventSchema>;
