import { describe, expect, it } from 'vitest';
import { makeTarget } from '../testing/make-target.ts';
import { createManualClock } from '../testing/manual-clock.ts';
import { createMemoryJobStore } from '../testing/memory-job-store.ts';
import { createMemoryPromptSetRepository } from '../testing/memory-prompt-set-repository.ts';
import { createMemoryRunRepository } from '../testing/memory-run-repository.ts';
import { createMemorySampleRepository } from '../testing/memory-sample-repository.ts';
import { createRecordingBus } from '../testing/recording-bus.ts';
import { createRecordingQueue } from '../testing/recording-queue.ts';
import { newId } from '../units/new-id.ts';
import { cancelRun } from './cancel-run.ts';
import { createRun } from './create-run.ts';
import { newRunSchema } from './run-definition.ts';

async function setUp() {
  const jobs = createMemoryJobStore();
  const promptSets = createMemoryPromptSetRepository();
  const samples = createMemorySampleRepository();
  const deps = {
    runs: createMemoryRunRepository({ jobs, promptSets, samples }),
    jobs,
    promptSets,
    targets: { list: async () => [makeTarget()] },
    queue: createRecordingQueue(),
    bus: createRecordingBus(),
    clock: createManualClock(),
    newId,
    randomSeed: () => 1,
  };
  const input = { kind: 'benchmark', targets: ['small'], prompts: [{ text: 'Hi' }] };
  const { id } = await createRun(deps, newRunSchema.parse(input));
  const claim = () =>
    jobs.claim({ jobId: id, owner: 'w', leaseMs: 1_000, nowEpochMs: deps.clock.epochMs() });
  const eventKinds = async () => (await deps.runs.listEvents(id)).map((event) => event.kind);
  return { deps, id, claim, eventKinds };
}

describe('cancelRun', () => {
  it('ends a queued run at once, takes back its delivery and tells the others', async () => {
    const { deps, id, eventKinds } = await setUp();
    expect(await cancelRun(deps, id)).toEqual({ status: 'cancelled' });
    expect(deps.queue.withdrawn).toEqual([id]);
    expect(deps.bus.published).toEqual([{ kind: 'run-state', runId: id, status: 'cancelled' }]);
    expect(await eventKinds()).toEqual(['created', 'cancel-requested']);
  });

  it('asks the worker of a running run to stop it', async () => {
    const { deps, id, claim } = await setUp();
    await claim();
    expect(await cancelRun(deps, id)).toEqual({ status: 'running' });
    expect((await deps.runs.find(id))?.cancelRequested).toBe(true);
    expect(deps.bus.published).toEqual([
      { kind: 'job-cancel-requested', hostId: 'host_a', jobId: id },
    ]);
  });

  it('asks again but remembers once when called twice', async () => {
    const { deps, id, claim, eventKinds } = await setUp();
    await claim();
    await cancelRun(deps, id);
    await cancelRun(deps, id);
    expect(await eventKinds()).toEqual(['created', 'cancel-requested']);
    expect(deps.bus.published).toHaveLength(2);
  });

  it('leaves a finished run as it is', async () => {
    const { deps, id, claim, eventKinds } = await setUp();
    await claim();
    const end = { jobId: id, owner: 'w', status: 'completed' as const, error: null, nowEpochMs: 0 };
    await deps.jobs.finish(end);
    expect(await cancelRun(deps, id)).toEqual({ status: 'completed' });
    expect(deps.bus.published).toEqual([]);
    expect(await eventKinds()).toEqual(['created']);
  });

  it('cancels although the queue cannot be reached', async () => {
    const { deps, id } = await setUp();
    deps.queue.reachable = false;
    expect(await cancelRun(deps, id)).toEqual({ status: 'cancelled' });
  });

  it('says when there is no such run', async () => {
    const { deps } = await setUp();
    await expect(cancelRun(deps, 'run_none')).rejects.toMatchObject({ code: 'not-found' });
  });
});
