import { RUN_BENCHMARK_JOB } from '@mizani/core/benchmark/create-run';
import type { EventBus } from '@mizani/core/event/event-bus';
import type { Job, JobStatus } from '@mizani/core/job/job';

/** Tells everybody who shows a run that its state has changed; a run has the id of its job. */
export async function announceJob(
  bus: Pick<EventBus, 'publish'>,
  job: Pick<Job, 'id' | 'name'>,
  status: JobStatus,
): Promise<void> {
  if (job.name !== RUN_BENCHMARK_JOB) return;
  await bus.publish({ kind: 'run-state', runId: job.id, status });
}
