import { CALL_ERROR_CLASSES } from '@mizani/core/inference/call-record';
import {
  METRIC_NAMES,
  type MetricComparison,
  PHASE_NAMES,
  type TargetSummary,
} from '@mizani/core/report/target-summary';
import { z } from 'zod';

const known = z.number().nullable();

const estimateSchema = z
  .object({
    n: z.number(),
    value: known,
    interval: z.object({ low: z.number(), high: z.number(), level: z.literal(0.95) }).nullable(),
  })
  .meta({
    id: 'Estimate',
    description: 'The interval is null when n is too small for one.',
  });

const distributionSchema = z
  .object({
    n: z.number(),
    mean: known,
    median: estimateSchema,
    min: known,
    max: known,
    p90: known,
    p95: known,
    p99: known,
  })
  .meta({ id: 'Distribution' });

export const targetSummarySchema = z
  .object({
    targetId: z.string(),
    outcomes: z.object({
      planned: z.number(),
      succeeded: z.number(),
      truncated: z.number(),
      failed: z.number(),
      timedOut: z.number(),
      cancelled: z.number(),
    }),
    errorClasses: z.array(z.object({ errorClass: z.enum(CALL_ERROR_CLASSES), count: z.number() })),
    metrics: z.record(z.enum(METRIC_NAMES), distributionSchema),
    phaseMeansMs: z.record(z.enum(PHASE_NAMES), z.number()).nullable(),
    tokens: z.object({
      source: z.enum(['usage', 'tokenizer', 'estimate', 'mixed']).nullable(),
      promptMean: known,
      completionMean: known,
      completionTotal: known,
    }),
    quality: z
      .object({ n: z.number(), passed: z.number(), prompts: z.number(), rate: estimateSchema })
      .nullable(),
    cold: z.object({ loadMs: known, ttftMs: known, totalMs: known }).nullable(),
  })
  .meta({ id: 'TargetSummary' }) satisfies z.ZodType<TargetSummary>;

export const comparisonSchema = z
  .object({
    baseTargetId: z.string(),
    otherTargetId: z.string(),
    metric: z.enum(METRIC_NAMES),
    pairs: z.number(),
    medianDelta: known,
    ratio: estimateSchema,
  })
  .meta({ id: 'MetricComparison' }) satisfies z.ZodType<MetricComparison>;
