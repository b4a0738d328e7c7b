import type { Plan } from '@mizani/core/benchmark/plan';
import { SAMPLE_PHASES } from '@mizani/core/benchmark/plan';
import type {
  Run,
  RunEnvironment,
  RunEvent,
  RunSummary,
  RunTarget,
} from '@mizani/core/benchmark/run';
import { benchmarkParametersSchema, RUN_KINDS } from '@mizani/core/benchmark/run-definition';
import { RUNTIME_KINDS } from '@mizani/core/inference/runtime-client';
import { JOB_STATUSES } from '@mizani/core/job/job';
import type { RunReport } from '@mizani/core/report/run-report';
import { z } from 'zod';
import { fingerprintSchema } from './host-resource.ts';
import { promptSetSummarySchema } from './prompt-set-resource.ts';
import { comparisonSchema, targetSummarySchema } from './summary-resource.ts';

const runTargetSchema = z
  .object({
    id: z.string(),
    hostId: z.string(),
    runtimeId: z.string(),
    runtimeKind: z.enum(RUNTIME_KINDS),
    runtimeName: z.string(),
    model: z.string(),
    alias: z.string().nullable(),
    device: z.string().nullable(),
    executionProvider: z.string().nullable(),
    loaded: z.boolean().nullable(),
    sizeBytes: z.number().nullable(),
    available: z.boolean(),
    position: z.number(),
  })
  .meta({
    id: 'RunTarget',
    description: 'A target as it was when the run was made.',
  }) satisfies z.ZodType<RunTarget>;

export const runSummarySchema = z
  .object({
    id: z.string(),
    kind: z.enum(RUN_KINDS),
    name: z.string().nullable(),
    hostId: z.string(),
    hostName: z.string(),
    status: z.enum(JOB_STATUSES),
    cancelRequested: z.boolean(),
    attempt: z.number(),
    error: z.string().nullable(),
    promptSetId: z.string(),
    promptSetName: z.string().nullable(),
    promptCount: z.number(),
    parameters: benchmarkParametersSchema,
    seed: z.number(),
    targets: z.array(runTargetSchema),
    plannedSamples: z.number(),
    recordedSamples: z.number(),
    createdEpochMs: z.number(),
    startedEpochMs: z.number().nullable(),
    finishedEpochMs: z.number().nullable(),
  })
  .meta({ id: 'RunSummary' }) satisfies z.ZodType<RunSummary>;

const planSchema = z
  .object({
    version: z.literal(1),
    seed: z.number(),
    samples: z.array(
      z.object({
        ordinal: z.number(),
        targetIndex: z.number(),
        promptIndex: z.number(),
        round: z.number(),
        phase: z.enum(SAMPLE_PHASES),
      }),
    ),
  })
  .meta({ id: 'Plan' }) satisfies z.ZodType<Plan>;

const runEnvironmentSchema = z
  .object({
    hostName: z.string(),
    fingerprint: fingerprintSchema,
    fingerprintHash: z.string(),
    workerVersion: z.string(),
    runtimeVersions: z.record(z.string(), z.string().nullable()),
  })
  .meta({ id: 'RunEnvironment' }) satisfies z.ZodType<RunEnvironment>;

export const runEventSchema = z
  .object({
    id: z.number(),
    runId: z.string(),
    kind: z.enum([
      'created',
      'started',
      'resumed',
      'target-failed',
      'cancel-requested',
      'finished',
    ]),
    detail: z.string().nullable(),
    epochMs: z.number(),
  })
  .meta({ id: 'RunEvent' }) satisfies z.ZodType<RunEvent>;

/** A run without what is derived from its samples. */
export const runSchema = z.object({
  ...runSummarySchema.shape,
  plan: planSchema.nullable().meta({ description: 'Null until a worker has started the run.' }),
  environment: runEnvironmentSchema.nullable(),
}) satisfies z.ZodType<Run>;

export const runResourceSchema = z
  .object({
    ...runSchema.shape,
    promptSet: promptSetSummarySchema,
    summaries: z.array(targetSummarySchema),
    comparisons: z.array(comparisonSchema),
    events: z.array(runEventSchema),
  })
  .meta({ id: 'Run' });
export type RunResource = z.infer<typeof runResourceSchema>;

/** A run with what was derived from its samples; the samples and prompts have calls of their own. */
export function toRunResource(report: RunReport): RunResource {
  const { prompts: _, ...promptSet } = report.promptSet;
  const { run, summaries, comparisons, events } = report;
  return { ...run, promptSet, summaries, comparisons, events };
}
