import type { Plan } from '@mizani/core/benchmark/plan';
import {
  RUN_EVENT_KINDS,
  type Run,
  type RunEnvironment,
  type RunEvent,
  type RunSummary,
  type RunTarget,
} from '@mizani/core/benchmark/run';
import { benchmarkParametersSchema, RUN_KINDS } from '@mizani/core/benchmark/run-definition';
import type { HarnessRecord } from '@mizani/core/harness/certificate';
import { JOB_STATUSES } from '@mizani/core/job/job';
import type { Prisma, RunEvent as RunEventRow } from '../generated/sqlite/client.ts';
import { oneOf } from './one-of.ts';

const PLAN_VERSION: Plan['version'] = 2;

/**
 * All of a summary but the number of samples; the plan, which can be large, stays behind. Not `_count` either: Prisma
 * makes that a join with the counts of all runs there are.
 */
export const RUN_SUMMARY_SELECT = {
  id: true,
  kind: true,
  name: true,
  hostId: true,
  promptSetId: true,
  parametersJson: true,
  seed: true,
  plannedSamples: true,
  createdEpochMs: true,
  host: { select: { name: true } },
  promptSet: { select: { name: true, promptCount: true } },
  targets: { select: { position: true, snapshotJson: true }, orderBy: { position: 'asc' } },
  job: {
    select: {
      status: true,
      cancelRequested: true,
      attempt: true,
      error: true,
      startedEpochMs: true,
      finishedEpochMs: true,
    },
  },
} satisfies Prisma.RunSelect;

export const RUN_SELECT = {
  ...RUN_SUMMARY_SELECT,
  planJson: true,
  environmentJson: true,
  harnessJson: true,
} satisfies Prisma.RunSelect;

type RunSummaryRow = Prisma.RunGetPayload<{ select: typeof RUN_SUMMARY_SELECT }>;
type RunRow = Prisma.RunGetPayload<{ select: typeof RUN_SELECT }>;

export function toRunSummary(row: RunSummaryRow, recordedSamples: number): RunSummary {
  const { job } = row;
  return {
    id: row.id,
    kind: oneOf(RUN_KINDS, row.kind, 'Run.kind'),
    name: row.name,
    hostId: row.hostId,
    hostName: row.host.name,
    status: oneOf(JOB_STATUSES, job.status, 'Job.status'),
    cancelRequested: job.cancelRequested,
    attempt: job.attempt,
    error: job.error,
    promptSetId: row.promptSetId,
    promptSetName: row.promptSet.name,
    promptCount: row.promptSet.promptCount,
    parameters: benchmarkParametersSchema.parse(JSON.parse(row.parametersJson)),
    seed: row.seed,
    targets: row.targets.map(toRunTarget),
    plannedSamples: row.plannedSamples,
    recordedSamples,
    createdEpochMs: row.createdEpochMs,
    startedEpochMs: job.startedEpochMs,
    finishedEpochMs: job.finishedEpochMs,
  };
}

export function toRun(row: RunRow, recordedSamples: number): Run {
  return {
    ...toRunSummary(row, recordedSamples),
    plan: row.planJson === null ? null : toPlan(row.planJson),
    environment:
      row.environmentJson === null ? null : (JSON.parse(row.environmentJson) as RunEnvironment),
    harness: toHarness(row.harnessJson),
  };
}

/** Null for a plan of an earlier version, which listed its samples: a finished run is whole without it. */
export function toPlan(planJson: string): Plan | null {
  const plan = JSON.parse(planJson) as { version: number };
  return plan.version === PLAN_VERSION ? (plan as Plan) : null;
}

export function toHarness(harnessJson: string): HarnessRecord[] {
  return JSON.parse(harnessJson) as HarnessRecord[];
}

export function toRunEvent(row: RunEventRow): RunEvent {
  return { ...row, kind: oneOf(RUN_EVENT_KINDS, row.kind, 'RunEvent.kind') };
}

function toRunTarget(row: { position: number; snapshotJson: string }): RunTarget {
  const target = JSON.parse(row.snapshotJson) as Omit<RunTarget, 'position'>;
  return { ...target, position: row.position };
}
