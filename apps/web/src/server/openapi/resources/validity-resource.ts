import type { LoadStep } from '@mizani/core/report/load-step';
import type { Drift } from '@mizani/core/report/run-report';
import { METRIC_NAMES } from '@mizani/core/report/target-summary';
import type { RunFinding } from '@mizani/core/report/validity';
import { z } from 'zod';
import { distributionSchema } from './summary-resource.ts';

const metric = z.enum(METRIC_NAMES);

/** Every finding says where it holds and how bad it is. */
function finding<Kind extends RunFinding['kind'], Shape extends z.ZodRawShape>(
  kind: Kind,
  shape: Shape,
) {
  return z.object({
    kind: z.literal(kind),
    severity: z.enum(['invalid', 'caution']),
    targetId: z.string().nullable(),
    ...shape,
  });
}

const samplesOf = { samples: z.number(), of: z.number() };

export const findingSchema = z
  .discriminatedUnion('kind', [
    finding('not-certified', { reason: z.string().nullable() }),
    finding('effect-below-harness-error', { metric, effectMs: z.number(), errorMs: z.number() }),
    finding('harness-error', { metric, valueMs: z.number(), errorMs: z.number() }),
    finding('event-loop-delay', { p99Ms: z.number(), ttftMs: z.number() }),
    finding('rate-not-reached', {
      step: z.number(),
      askedPerSecond: z.number(),
      achievedPerSecond: z.number(),
    }),
    finding('schedule-lag', {
      step: z.number(),
      percentile: z.enum(['p99', 'p95', 'p90', 'max']),
      lagMs: z.number(),
      ttftMs: z.number(),
    }),
    finding('drift', { metric, totalChange: z.number(), low: z.number(), high: z.number() }),
    finding('throttling', { ratio: z.number() }),
    finding('tokens-disagree', samplesOf),
    finding('failures', samplesOf),
    finding('warm-cache', samplesOf),
    finding('empty-answers', samplesOf),
  ])
  .meta({ id: 'RunFinding' }) satisfies z.ZodType<RunFinding>;

export const driftSchema = z
  .object({
    metric,
    rounds: z.number(),
    perRound: z.number(),
    totalChange: z.number(),
    interval: z.object({ low: z.number(), high: z.number(), level: z.literal(0.95) }).nullable(),
  })
  .meta({
    id: 'Drift',
    description: 'Fractions: 0.1 means 10 % more at the end of the run.',
  }) satisfies z.ZodType<Drift>;

export const loadStepSchema = z
  .object({
    targetId: z.string(),
    step: z.number(),
    askedPerSecond: z.number(),
    duePerSecond: z.number().nullable(),
    startedPerSecond: z.number().nullable(),
    answeredPerSecond: z.number().nullable(),
    requests: z.number(),
    failed: z.number(),
    ttftFromDueMs: distributionSchema,
    totalMs: distributionSchema,
    serviceMs: distributionSchema,
    lagMs: distributionSchema,
    saturated: z.boolean(),
  })
  .meta({ id: 'LoadStep' }) satisfies z.ZodType<LoadStep>;
