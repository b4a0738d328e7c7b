import type { Plan } from '../benchmark/plan.ts';
import type { Run, RunEnvironment, RunEvent } from '../benchmark/run.ts';
import type { NewRunRow, RunRepository } from '../benchmark/run-repository.ts';
import type { SampleRepository } from '../benchmark/sample-repository.ts';
import type { HarnessRecord } from '../harness/certificate.ts';
import type { JobStore } from '../job/job-store.ts';
import type { PromptSetRepository } from '../prompt-set/prompt-set-repository.ts';

type Row = {
  run: NewRunRow;
  plan: Plan | null;
  environment: RunEnvironment | null;
  harness: HarnessRecord[];
};

/** Runs that go with the process; a run's status is read from its job, as the database does. */
export function createMemoryRunRepository(deps: {
  jobs: Pick<JobStore, 'insert' | 'find'>;
  promptSets: Pick<PromptSetRepository, 'find'>;
  samples: Pick<SampleRepository, 'count'>;
}): Omit<RunRepository, 'list'> {
  const rows = new Map<string, Row>();
  const events: RunEvent[] = [];

  return {
    async create(run, job, nowEpochMs) {
      rows.set(run.id, { run: structuredClone(run), plan: null, environment: null, harness: [] });
      await deps.jobs.insert(job, nowEpochMs);
    },

    async find(id) {
      const row = rows.get(id);
      const job = await deps.jobs.find(id);
      if (!row || !job) return null;
      const promptSet = await deps.promptSets.find(row.run.promptSetId);
      const { experimentId: _, ...run } = structuredClone(row.run);
      return {
        ...run,
        hostName: `name of ${run.hostId}`,
        status: job.status,
        cancelRequested: job.cancelRequested,
        attempt: job.attempt,
        error: job.error,
        promptSetName: promptSet?.name ?? null,
        promptCount: promptSet?.promptCount ?? 0,
        recordedSamples: await deps.samples.count(id),
        createdEpochMs: job.createdEpochMs,
        startedEpochMs: job.startedEpochMs,
        finishedEpochMs: job.finishedEpochMs,
        plan: structuredClone(row.plan),
        environment: structuredClone(row.environment),
        harness: structuredClone(row.harness),
      } satisfies Run;
    },

    async saveStart({ runId, plan, environment }) {
      const row = rows.get(runId);
      if (!row) throw new Error(`There is no run ${runId}.`);
      row.plan ??= structuredClone(plan);
      row.environment = structuredClone(environment);
      return structuredClone(row.plan);
    },

    async saveHarness(runId, record) {
      const row = rows.get(runId);
      if (!row) throw new Error(`There is no run ${runId}.`);
      const others = row.harness.filter(({ attempt }) => attempt !== record.attempt);
      row.harness = [...others, structuredClone(record)].sort((a, b) => a.attempt - b.attempt);
    },

    async addEvent(event) {
      events.push({ id: events.length + 1, ...event });
    },

    async listEvents(runId) {
      return events.filter((event) => event.runId === runId);
    },
  };
}
