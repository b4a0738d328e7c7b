import type { HarnessRecord } from '../harness/certificate.ts';
import type { HostFingerprint } from '../host/host.ts';
import type { Target } from '../host/runtime.ts';
import type { JobStatus } from '../job/job.ts';
import type { Plan } from './plan.ts';
import type { BenchmarkParameters, RunKind } from './run-definition.ts';

/** A target as it was when the run was made; keeps its meaning when the target changes or goes. */
export type RunTarget = Target & { position: number };

/** What the run was measured on, written by the worker when it starts. */
export type RunEnvironment = {
  hostName: string;
  fingerprint: HostFingerprint;
  fingerprintHash: string;
  workerVersion: string;
  /** Version each runtime reported, by runtime id; null where it reports none. */
  runtimeVersions: Record<string, string | null>;
};

export type RunSummary = {
  id: string;
  kind: RunKind;
  name: string | null;
  hostId: string;
  hostName: string;
  status: JobStatus;
  cancelRequested: boolean;
  attempt: number;
  /** Why it failed, in words for a person; null unless it did. */
  error: string | null;
  promptSetId: string;
  promptSetName: string | null;
  promptCount: number;
  parameters: BenchmarkParameters;
  seed: number;
  targets: RunTarget[];
  /** Known from the start: the plan's size depends on the definition only. */
  plannedSamples: number;
  recordedSamples: number;
  createdEpochMs: number;
  startedEpochMs: number | null;
  finishedEpochMs: number | null;
};

export type Run = RunSummary & {
  /** Null until a worker has started the run. */
  plan: Plan | null;
  environment: RunEnvironment | null;
  /** One per attempt, oldest first; empty until the first was certified. */
  harness: HarnessRecord[];
};

export const RUN_EVENT_KINDS = [
  'created',
  'imported',
  'started',
  'resumed',
  'target-failed',
  'held-back',
  'saturated',
  'precise-enough',
  'cancel-requested',
  'finished',
] as const;
/**
 * `held-back`: the drift guard waited. `saturated`: a target could not keep up, so higher rates were left out.
 * `precise-enough`: the intervals are as narrow as `until` asks, so further rounds were left out.
 */
export type RunEventKind = (typeof RUN_EVENT_KINDS)[number];

/** Something worth remembering about a run: shown as its history. */
export type RunEvent = {
  id: number;
  runId: string;
  kind: RunEventKind;
  detail: string | null;
  epochMs: number;
};
