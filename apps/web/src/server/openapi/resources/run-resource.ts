import type { Plan } from '@mizani/core/benchmark/plan';
import {
  RUN_EVENT_KINDS,
  type Run,
  type RunEnvironment,
  type RunEvent,
  type RunSummary,
  type RunTarget,
} from '@mizani/core/benchmark/run';
import {
  benchmarkParametersSchema,
  RUN_KINDS,
  RUN_ORDERS,
} from '@mizani/core/benchmark/run-definition';
import { RUNTIME_KINDS } from '@mizani/core/inference/runtime-client';
import { JOB_STATUSES } from '@mizani/core/job/job';
import type { RunReport } from '@mizani/core/report/run-report';
import { z } from 'zod';
import { comparisonText } from '@/features/runs/view-model/comparison-text.ts';
import { findingText } from '@/features/runs/view-model/finding-text.ts';
import { targetNames } from '@/features/runs/view-model/target-names.ts';
import { harnessCertificateSchema, harnessRecordSchema } from './harness-resource.ts';
import { fingerprintSchema } from './host-resource.ts';
import { promptSetSummarySchema } from './prompt-set-resource.ts';
import {
  qualityComparisonSchema,
  sentenceSchema,
  spokenComparisonSchema,
  targetSummarySchema,
} from './summary-resource.ts';
import { driftSchema, findingSchema, loadStepSchema } from './validity-resource.ts';

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
    version: z.literal(2),
    seed: z.number(),
    targetCount: z.number(),
    promptCount: z.number(),
    rounds: z.number(),
    warmups: z.number(),
    cold: z.boolean(),
    order: z.enum(RUN_ORDERS),
    concurrency: z.number(),
    arrivals: z
      .object({
        process: z.enum(['constant', 'poisson']),
        ratesPerSecond: z.array(z.number()),
      })
      .nullable(),
  })
  .meta({
    id: 'Plan',
    description: 'The recipe of the order of all requests; the samples are numbered in that order.',
  }) satisfies z.ZodType<Plan>;

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
    kind: z.enum(RUN_EVENT_KINDS),
    detail: z.string().nullable(),
    epochMs: z.number(),
  })
  .meta({ id: 'RunEvent' }) satisfies z.ZodType<RunEvent>;

/** A run without what is derived from its samples. */
export const runSchema = z.object({
  ...runSummarySchema.shape,
  plan: planSchema.nullable().meta({ description: 'Null until a worker has started the run.' }),
  environment: runEnvironmentSchema.nullable(),
  harness: z.array(harnessRecordSchema),
}) satisfies z.ZodType<Run>;

export const runResourceSchema = z
  .object({
    ...runSchema.shape,
    promptSet: promptSetSummarySchema,
    certificate: harnessCertificateSchema
      .nullable()
      .meta({ description: 'Of the last attempt; `harness` holds those of all.' }),
    validity: z.object({
      verdict: z.enum(['valid', 'caution', 'invalid']),
      findings: z.array(z.intersection(findingSchema, z.object({ sentence: sentenceSchema }))),
    }),
    summaries: z.array(targetSummarySchema),
    comparisons: z.array(spokenComparisonSchema),
    qualityComparisons: z.array(qualityComparisonSchema),
    drift: z.array(driftSchema),
    loadSteps: z.array(loadStepSchema),
    events: z.array(runEventSchema),
  })
  .meta({ id: 'Run' });
export type RunResource = z.infer<typeof runResourceSchema>;

/** A run with what was derived from its samples; the samples and prompts have calls of their own. */
export function toRunResource(report: RunReport): RunResource {
  const { prompts: _, ...promptSet } = report.promptSet;
  const { run, summaries, comparisons, validity, drift, loadSteps, events } = report;
  const names = targetNames(run.targets);
  return {
    ...run,
    promptSet,
    certificate:
      run.harness.findLast(({ certificate }) => certificate !== null)?.certificate ?? null,
    validity: {
      verdict: validity.verdict,
      findings: validity.findings.map((finding) => ({
        ...finding,
        sentence: findingText(finding, names),
      })),
    },
    summaries,
    comparisons: comparisons.map((comparison) => ({
      ...comparison,
      sentence: comparisonText(comparison, {
        base: names.get(comparison.baseTargetId) ?? comparison.baseTargetId,
        other: names.get(comparison.otherTargetId) ?? comparison.otherTargetId,
      }),
    })),
    qualityComparisons: report.qualityComparisons,
    drift,
    loadSteps,
    events,
  };
}
