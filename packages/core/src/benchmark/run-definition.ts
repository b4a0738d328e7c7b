import { z } from 'zod';
import { PROMPTS_PER_SET_MAX, promptSchema } from '../prompt-set/prompt-set.ts';

export const RUN_KINDS = ['benchmark', 'hybrid', 'rag', 'quality'] as const;
export type RunKind = (typeof RUN_KINDS)[number];

/** Upper bound of samples in one run, warm-ups included. Beyond it a run should be several runs. */
export const PLANNED_SAMPLES_MAX = 200_000;

/**
 * `interleaved`: every round asks each prompt of all targets one after the other, so that drift meets all alike.
 * `blocks`: one target at a time, for machines on which a load is dear: up to eight blocks per target, each with a load
 * and warm-ups of its own, in an order that turns around after each pass (A B B A, A B B A, …).
 */
export const RUN_ORDERS = ['interleaved', 'blocks'] as const;
export type RunOrder = (typeof RUN_ORDERS)[number];

/** How a benchmark is measured; stored with the run, and part of what makes two runs comparable. */
export const benchmarkParametersSchema = z.strictObject({
  rounds: z.int().min(1).max(10_000).default(5),
  /** Unscored requests per target and load, before its first measured one. */
  warmups: z.int().min(0).max(50).default(1),
  maxTokens: z.int().min(1).max(32_768).default(128),
  temperature: z.number().min(0).max(2).default(0),
  topP: z.number().gt(0).max(1).optional(),
  /** Seeds the order of requests, and is sent to servers that honour a seed. Chosen at random when absent. */
  seed: z.int().min(0).max(2_147_483_647).optional(),
  /** Also measure unload, load and the first request of every target. */
  cold: z.boolean().default(false),
  order: z.enum(RUN_ORDERS).default('interleaved'),
  /** Closed loop: requests to one target in flight at once. */
  concurrency: z.int().min(1).max(256).default(1),
  /**
   * Open loop: requests start when they are due, whether earlier ones are answered or not, and their time counts from
   * then. With several rates, the run climbs from one to the next and stops once a target is saturated.
   */
  arrivals: z
    .strictObject({
      process: z.enum(['constant', 'poisson']).default('poisson'),
      ratesPerSecond: z
        .array(z.number().gt(0).max(10_000))
        .min(1)
        .max(20)
        .refine((rates) => rates.every((rate, i) => i === 0 || rate > (rates[i - 1] ?? 0)), {
          error: 'The rates must rise.',
        }),
    })
    .optional(),
  /**
   * Stop as soon as the intervals of every target's median and of every ratio to the first target are within
   * `relativeHalfWidth` of their value (`totalMs`), or after `maxRounds`. `rounds` is then the least number of rounds.
   */
  until: z
    .strictObject({
      relativeHalfWidth: z.number().min(0.001).max(1),
      maxRounds: z.int().min(2).max(10_000),
    })
    .optional(),
  /** Pause between blocks. */
  cooldownMs: z.int().min(0).max(600_000).default(0),
  /** Wait before a block, for a minute at most, until a small fixed computation is as fast as when the run began. */
  driftGuard: z.boolean().default(false),
  /**
   * Further attempts after a failure that may pass (429, 5xx, a broken connection). Never within a timed interval: the
   * sample has the times of its last attempt. Not with `arrivals`: a load test counts its failures.
   */
  retries: z.int().min(0).max(5).default(0),
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
