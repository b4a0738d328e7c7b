import type { HarnessRecord } from '../harness/certificate.ts';
import type { JobStatus, NewJob } from '../job/job.ts';
import type { Plan } from './plan.ts';
import type { Run, RunEnvironment, RunEvent, RunSummary, RunTarget } from './run.ts';
import type { BenchmarkParameters, RunKind } from './run-definition.ts';

export type NewRunRow = {
  id: string;
  kind: RunKind;
  name: string | null;
  hostId: string;
  promptSetId: string;
  experimentId: string | null;
  parameters: BenchmarkParameters;
  seed: number;
  plannedSamples: number;
  targets: RunTarget[];
};

export type RunFilter = {
  kind?: RunKind;
  hostId?: string;
  targetId?: string;
  status?: JobStatus;
  fromEpochMs?: number;
  toEpochMs?: number;
};

export type Page<Item> = { items: Item[]; nextCursor: string | null };

export interface RunRepository {
  /** Writes the run, its targets and its job in one transaction: a run without a job cannot exist. */
  create(run: NewRunRow, job: NewJob, nowEpochMs: number): Promise<void>;
  find(id: string): Promise<Run | null>;
  /** Newest first. Throws `MizaniError('invalid-input')` for a cursor it did not make. */
  list(filter: RunFilter, page: { limit: number; cursor?: string }): Promise<Page<RunSummary>>;
  /** Stores plan and environment of a started run; keeps the stored plan when there is one (resume). */
  saveStart(input: { runId: string; plan: Plan; environment: RunEnvironment }): Promise<Plan>;
  /** Stores the record of an attempt; the one of the same attempt is replaced. */
  saveHarness(runId: string, record: HarnessRecord): Promise<void>;
  addEvent(event: Omit<RunEvent, 'id'>): Promise<void>;
  listEvents(runId: string): Promise<RunEvent[]>;
}
