import { z } from 'zod';
import type { Plan } from '../benchmark/plan.ts';
import type { RunEnvironment, RunTarget } from '../benchmark/run.ts';
import { benchmarkParametersSchema, RUN_KINDS, RUN_ORDERS } from '../benchmark/run-definition.ts';
import type { HarnessRecord } from '../harness/certificate.ts';
import type { HostFingerprint } from '../host/host.ts';
import { RUNTIME_KINDS } from '../inference/runtime-client.ts';
import {
  countSchema,
  epochMsSchema,
  idSchema,
  intervalMsSchema,
  storedTextSchema,
} from './archive-scalars.ts';

// Keys are written in the order of these schemas, whatever order an installation keeps them in.

const targetSchema: z.ZodType<RunTarget> = z.strictObject({
  position: countSchema,
  id: idSchema,
  hostId: idSchema,
  runtimeId: idSchema,
  runtimeKind: z.enum(RUNTIME_KINDS),
  runtimeName: z.string(),
  model: z.string(),
  alias: z.string().nullable(),
  device: z.string().nullable(),
  executionProvider: z.string().nullable(),
  loaded: z.boolean().nullable(),
  sizeBytes: z.number().min(0).nullable(),
  available: z.boolean(),
});

const planSchema: z.ZodType<Plan> = z.strictObject({
  version: z.literal(2),
  seed: countSchema,
  targetCount: countSchema,
  promptCount: countSchema,
  rounds: countSchema,
  warmups: countSchema,
  cold: z.boolean(),
  order: z.enum(RUN_ORDERS),
  concurrency: countSchema,
  arrivals: z
    .strictObject({
      process: z.enum(['constant', 'poisson']),
      ratesPerSecond: z.array(z.number().gt(0)),
    })
    .nullable(),
});

export const fingerprintSchema: z.ZodType<HostFingerprint> = z.strictObject({
  platform: z.string(),
  release: z.string(),
  architecture: z.string(),
  cpuModel: z.string().nullable(),
  logicalCores: countSchema,
  memoryBytes: z.number().min(0),
  nodeVersion: z.string(),
});

const environmentSchema: z.ZodType<RunEnvironment> = z.strictObject({
  hostName: z.string(),
  fingerprint: fingerprintSchema,
  fingerprintHash: z.string(),
  workerVersion: z.string(),
  runtimeVersions: z.record(z.string(), z.string().nullable()),
});

const timingErrorSchema = z.strictObject({
  n: countSchema,
  p50Ms: intervalMsSchema,
  p99Ms: intervalMsSchema.nullable(),
  maxMs: intervalMsSchema,
});
const eventLoopDelaySchema = z.strictObject({
  p50Ms: intervalMsSchema,
  p99Ms: intervalMsSchema,
  maxMs: intervalMsSchema,
});

const harnessSchema: z.ZodType<HarnessRecord> = z.strictObject({
  attempt: countSchema,
  certificate: z
    .strictObject({
      version: z.literal(1),
      measuredEpochMs: epochMsSchema,
      concurrency: countSchema,
      streams: countSchema,
      chunks: countSchema,
      ttftError: timingErrorSchema,
      gapError: timingErrorSchema,
      totalError: timingErrorSchema,
      eventLoopDelay: eventLoopDelaySchema,
      cpuShare: z.number().min(0),
    })
    .nullable(),
  certificateError: z.string().nullable(),
  watch: z
    .strictObject({
      durationMs: intervalMsSchema,
      eventLoopDelay: eventLoopDelaySchema,
      cpuShare: z.number().min(0),
      cpuSeconds: z.number().min(0),
      maxMemoryBytes: z.number().min(0),
    })
    .nullable(),
  cpuProbe: z
    .strictObject({
      baselineMs: intervalMsSchema,
      endMs: intervalMsSchema,
      waitedMs: intervalMsSchema,
      worstRatio: z.number().min(0),
    })
    .nullable(),
});

/** A finished run without what follows from its rows or belongs to the installation that holds it. */
export const archivedRunSchema = z.strictObject({
  id: idSchema,
  kind: z.enum(RUN_KINDS),
  name: storedTextSchema.nullable(),
  status: z.enum(['completed', 'failed', 'cancelled']),
  cancelRequested: z.boolean(),
  attempt: countSchema,
  error: storedTextSchema.nullable(),
  parameters: benchmarkParametersSchema,
  seed: countSchema,
  plannedSamples: countSchema,
  targets: z.array(targetSchema).min(1),
  plan: planSchema.nullable(),
  environment: environmentSchema.nullable(),
  harness: z.array(harnessSchema),
  createdEpochMs: epochMsSchema,
  startedEpochMs: epochMsSchema.nullable(),
  finishedEpochMs: epochMsSchema,
});
