import { z } from 'zod';
import { PROMPTS_PER_SET_MAX, promptSchema } from '../prompt-set/prompt-set.ts';

export const RUN_KINDS = ['benchmark', 'hybrid', 'rag', 'quality'] as const;
export type RunKind = (typeof RUN_KINDS)[number];

/** Upper bound of samples in one run, warm-ups included. Beyond it a run should be several runs. */
export const PLANNED_SAMPLES_MAX = 20_000;

/** How a benchmark is measured; stored with the run, and part of what makes two runs comparable. */
export const benchmarkParametersSchema = z.strictObject({
  rounds: z.int().min(1).max(1_000).default(3),
  /** Unscored requests per target and load, before its first measured one. */
  warmups: z.int().min(0).max(50).default(1),
  maxTokens: z.int().min(1).max(32_768).default(128),
  temperature: z.number().min(0).max(2).default(0),
  topP: z.number().gt(0).max(1).optional(),
  /** Seeds the order of requests, and is sent to servers that honour a seed. Chosen at random when absent. */
  seed: z.int().min(0).max(2_147_483_647).optional(),
  /** Also measure unload, load and the first request of every target. */
  cold: z.boolean().default(false),
  /** Requests in flight at once. */
  concurrency: z.int().min(1).max(1, 'This version measures one request at a time.').default(1),
  idleTimeoutMs: z.int().min(1_000).max(900_000).default(120_000),
  totalTimeoutMs: z.int().min(1_000).max(3_600_000).default(600_000),
});
export type BenchmarkParameters = z.infer<typeof benchmarkParametersSchema>;

/** What `POST /api/v1/runs` takes. */
export const newRunSchema = benchmarkParametersSchema
  .extend({
    kind: z.literal('benchmark', {
      error: 'Only runs of the kind "benchmark" can be started in this version.',
    }),
    name: z.string().trim().min(1).max(120).optional(),
    /** Target ids, or aliases or model names that name one target only. */
    targets: z.array(z.string().min(1).max(200)).min(1).max(20),
    promptSet: z.string().max(60).optional(),
    prompts: z.array(promptSchema).min(1).max(PROMPTS_PER_SET_MAX).optional(),
  })
  .refine((run) => (run.promptSet === undefined) !== (run.prompts === undefined), {
    path: ['prompts'],
    error: 'Give either "promptSet" (an id) or "prompts" (a list), not both and not neither.',
  });
export type NewRun = z.infer<typeof newRunSchema>;
