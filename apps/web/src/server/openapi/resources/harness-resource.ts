import type { HarnessCertificate, HarnessRecord } from '@mizani/core/harness/certificate';
import { z } from 'zod';

const timingErrorSchema = z
  .object({ n: z.number(), p50Ms: z.number(), p99Ms: z.number().nullable(), maxMs: z.number() })
  .meta({
    id: 'TimingError',
    description: 'Absolute errors of reported times against known ones. No p99 below 299 values.',
  });

const eventLoopDelaySchema = z.object({ p50Ms: z.number(), p99Ms: z.number(), maxMs: z.number() });

export const harnessCertificateSchema = z
  .object({
    version: z.literal(1),
    measuredEpochMs: z.number(),
    concurrency: z.number(),
    streams: z.number(),
    chunks: z.number(),
    ttftError: timingErrorSchema,
    gapError: timingErrorSchema,
    totalError: timingErrorSchema,
    eventLoopDelay: eventLoopDelaySchema,
    cpuShare: z.number(),
  })
  .meta({
    id: 'HarnessCertificate',
    description: 'What the worker reported of streams whose times are known, just before the run.',
  }) satisfies z.ZodType<HarnessCertificate>;

export const harnessRecordSchema = z
  .object({
    attempt: z.number(),
    certificate: harnessCertificateSchema.nullable(),
    certificateError: z.string().nullable(),
    watch: z
      .object({
        durationMs: z.number(),
        eventLoopDelay: eventLoopDelaySchema,
        cpuShare: z.number(),
        cpuSeconds: z.number(),
        maxMemoryBytes: z.number(),
      })
      .nullable(),
    cpuProbe: z
      .object({
        baselineMs: z.number(),
        endMs: z.number(),
        waitedMs: z.number(),
        worstRatio: z.number(),
      })
      .nullable(),
  })
  .meta({ id: 'HarnessRecord' }) satisfies z.ZodType<HarnessRecord>;
