import {
  CALL_ERROR_CLASSES,
  SAMPLE_FLAGS,
  TOKEN_SOURCES,
} from '@mizani/core/inference/call-record';
import type { QualityComparison } from '@mizani/core/report/quality-comparison';
import {
  METRIC_NAMES,
  type MetricComparison,
  PHASE_NAMES,
  type TargetSummary,
  VERDICTS,
} from '@mizani/core/report/target-summary';
import { z } from 'zod';

const known = z.number().nullable();

export const estimateSchema = z
  .object({
    n: z.number(),
    value: known,
    interval: z.object({ low: z.number(), high: z.number(), level: z.literal(0.95) }).nullable(),
  })
  .meta({
    id: 'Estimate',
    description: 'The interval is null when n is too small for one.',
  });

const ratioEstimateSchema = z
  .object({
    value: known,
    interval: z
      .object({ low: z.number(), high: known, level: z.literal(0.95) })
      .nullable()
      .meta({ description: 'Where `high` is null, the data allow any amount.' }),
  })
  .meta({ id: 'RatioEstimate' });

export const distributionSchema = z
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
    flags: z.array(z.object({ flag: z.enum(SAMPLE_FLAGS), count: z.number() })),
    retries: z.number(),
    outliers: z.number(),
    metrics: z.record(z.enum(METRIC_NAMES), distributionSchema),
    phaseMeansMs: z.record(z.enum(PHASE_NAMES), z.number()).nullable(),
    tokens: z.object({
      source: z.enum([...TOKEN_SOURCES, 'mixed']).nullable(),
      promptMean: known,
      completionMean: known,
      completionTotal: known,
    }),
    quality: z
      .object({ n: z.number(), passed: z.number(), prompts: z.number(), rate: estimateSchema })
      .nullable(),
    perCorrect: z
      .object({
        requests: z.number(),
        correct: z.number(),
        seconds: ratioEstimateSchema,
        joules: z
          .object({ ...ratioEstimateSchema.shape, source: z.literal('modelled') })
          .nullable()
          .meta({ description: 'Only with `watts`: time in flight × an assumed power.' }),
        costMicroUsd: ratioEstimateSchema
          .nullable()
          .meta({ description: 'Only with `usdPerHour`: time in flight × an assumed price.' }),
      })
      .nullable()
      .meta({ description: 'What one correct answer takes; null without checks.' }),
    cold: z
      .object({ n: z.number(), loadMs: known, ttftMs: known, totalMs: known })
      .nullable()
      .meta({ description: 'Medians of n cold starts.' }),
  })
  .meta({ id: 'TargetSummary' }) satisfies z.ZodType<TargetSummary>;

export const comparisonSchema = z
  .object({
    baseTargetId: z.string(),
    otherTargetId: z.string(),
    metric: z.enum(METRIC_NAMES),
    pairs: z.number(),
    rounds: z.number(),
    medianDelta: known,
    ratio: estimateSchema,
    verdict: z.enum(VERDICTS),
    pValue: known,
    adjustedPValue: known.meta({ description: 'After Holm.' }),
    effectSize: z
      .object({ kind: z.enum(['rank-biserial', 'cliffs-delta']), value: z.number() })
      .nullable(),
    margin: z.number(),
    equivalencePValue: known,
    adjustedEquivalencePValue: known.meta({ description: 'After Holm.' }),
    roundsMore: known,
  })
  .meta({ id: 'MetricComparison' }) satisfies z.ZodType<MetricComparison>;

export const sentenceSchema = z.string().meta({ description: 'The same in words, for people.' });

export const spokenComparisonSchema = z
  .object({ ...comparisonSchema.shape, sentence: sentenceSchema })
  .meta({ id: 'SpokenMetricComparison' });

export const qualityComparisonSchema = z
  .object({
    baseTargetId: z.string(),
    otherTargetId: z.string(),
    prompts: z.number(),
    both: z.number(),
    onlyBase: z.number(),
    onlyOther: z.number(),
    neither: z.number(),
    pValue: known,
    adjustedPValue: known.meta({ description: 'After Holm.' }),
    difference: z.object({
      value: known,
      interval: z.object({ low: z.number(), high: z.number(), level: z.literal(0.95) }).nullable(),
    }),
  })
  .meta({
    id: 'QualityComparison',
    description: 'Right and wrong answers to the same prompts, with McNemar’s exact test.',
  }) satisfies z.ZodType<QualityComparison>;
