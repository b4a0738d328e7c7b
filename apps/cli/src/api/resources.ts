import { JOB_STATUSES } from '@mizani/core/job/job';
import { VERDICTS } from '@mizani/core/report/target-summary';
import { z } from 'zod';

// Only what this client shows, and forgiving about the rest: it must read servers older and newer than itself.

const known = z.number().nullable().default(null);

export const estimateSchema = z.object({
  n: z.number().default(0),
  value: known,
  interval: z.object({ low: z.number(), high: z.number() }).nullable().default(null),
});
export type Estimate = z.infer<typeof estimateSchema>;

const distributionSchema = z.object({ n: z.number(), median: estimateSchema });

export const targetSchema = z.object({
  id: z.string(),
  model: z.string(),
  alias: z.string().nullable().default(null),
  runtimeName: z.string().default(''),
  available: z.boolean().default(true),
});
export type Target = z.infer<typeof targetSchema>;

const summarySchema = z.object({
  targetId: z.string(),
  outcomes: z.object({
    truncated: z.number().default(0),
    failed: z.number().default(0),
    timedOut: z.number().default(0),
    cancelled: z.number().default(0),
  }),
  metrics: z.record(z.string(), distributionSchema),
  quality: z.object({ n: z.number(), rate: estimateSchema }).nullable().default(null),
});
export type Summary = z.infer<typeof summarySchema>;

export const comparisonSchema = z.object({
  baseTargetId: z.string().default(''),
  otherTargetId: z.string().default(''),
  metric: z.string(),
  ratio: estimateSchema,
  /** Null where the server does not judge. */
  verdict: z.enum(VERDICTS).nullable().default(null),
  margin: z.number().nullable().default(null),
  roundsMore: known,
  sentence: z.string().nullable().default(null),
});
export type Comparison = z.infer<typeof comparisonSchema>;

const validitySchema = z.object({
  verdict: z.enum(['valid', 'caution', 'invalid']),
  findings: z.array(
    z.object({
      kind: z.string(),
      severity: z.enum(['invalid', 'caution']),
      targetId: z.string().nullable().default(null),
      sentence: z.string().nullable().default(null),
    }),
  ),
});

const loadStepSchema = z.object({
  targetId: z.string(),
  askedPerSecond: z.number(),
  answeredPerSecond: known,
  requests: z.number(),
  failed: z.number(),
  ttftFromDueMs: distributionSchema,
  totalMs: distributionSchema,
  saturated: z.boolean(),
});
export type LoadStep = z.infer<typeof loadStepSchema>;

export const runSchema = z.object({
  id: z.string(),
  name: z.string().nullable().default(null),
  status: z.enum(JOB_STATUSES),
  error: z.string().nullable().default(null),
  plannedSamples: z.number(),
  recordedSamples: z.number(),
  targets: z.array(targetSchema),
  summaries: z.array(summarySchema).default([]),
  comparisons: z.array(comparisonSchema).default([]),
  validity: validitySchema.nullable().default(null),
  loadSteps: z.array(loadStepSchema).default([]),
});
export type Run = z.infer<typeof runSchema>;

export const comparedRunsSchema = z.object({
  items: z.array(runSchema),
  differences: z
    .array(z.object({ field: z.string(), base: z.unknown(), other: z.unknown() }))
    .default([]),
  comparisons: z.array(comparisonSchema),
  pairs: z
    .array(
      z.object({
        baseRunId: z.string(),
        otherRunId: z.string(),
        unmatched: z.object({
          baseTargetIds: z.array(z.string()),
          otherTargetIds: z.array(z.string()),
        }),
      }),
    )
    .default([]),
});
export type ComparedRuns = z.infer<typeof comparedRunsSchema>;

export const healthSchema = z.object({
  status: z.string(),
  version: z.string(),
  database: z.string(),
  queue: z.string(),
  hosts: z.array(z.object({ name: z.string(), online: z.boolean() })).default([]),
});
export type Health = z.infer<typeof healthSchema>;

export const createdSchema = z.object({ id: z.string() });
export const targetListSchema = z.object({ items: z.array(targetSchema) });
export const promptSetListSchema = z.object({
  items: z.array(
    z.object({ id: z.string(), name: z.string().nullable(), version: z.number().default(1) }),
  ),
});

export const problemSchema = z.object({
  detail: z.string(),
  errors: z.array(z.object({ field: z.string(), message: z.string() })).default([]),
});

export const runStateSchema = z.object({
  status: z.enum(JOB_STATUSES),
  error: z.string().nullable().default(null),
});
export type RunState = z.infer<typeof runStateSchema>;

export const runProgressSchema = z.object({
  recordedSamples: z.number(),
  plannedSamples: z.number(),
  activity: z.string().nullable().default(null),
});
export type RunProgress = z.infer<typeof runProgressSchema>;
