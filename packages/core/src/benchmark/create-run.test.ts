import { describe, expect, it } from 'vitest';
import { makeTarget } from '../testing/make-target.ts';
import { createManualClock } from '../testing/manual-clock.ts';
import { createMemoryJobStore } from '../testing/memory-job-store.ts';
import { createMemoryPromptSetRepository } from '../testing/memory-prompt-set-repository.ts';
import { createMemoryRunRepository } from '../testing/memory-run-repository.ts';
import { createMemorySampleRepository } from '../testing/memory-sample-repository.ts';
import { createRecordingQueue } from '../testing/recording-queue.ts';
import { newId } from '../units/new-id.ts';
import { createRun } from './create-run.ts';
import { newRunSchema } from './run-definition.ts';

function setUp() {
  const jobs = createMemoryJobStore();
  const samples = createMemorySampleRepository();
  const promptSets = createMemoryPromptSetRepository();
  const known = [
    makeTarget(),
    makeTarget({ id: 'tgt_large', model: 'mizani-large', alias: 'large' }),
    makeTarget({ id: 'tgt_vllm', alias: 'vllm', runtimeKind: 'openai-compatible' }),
  ];
  const deps = {
    runs: createMemoryRunRepository({ jobs, promptSets, samples }),
    targets: { list: async () => known },
    promptSets,
    queue: createRecordingQueue(),
    clock: createManualClock(),
    newId,
    randomSeed: () => 4711,
  };
  return { deps, jobs };
}

const input = (overrides: Record<string, unknown> = {}) =>
  newRunSchema.parse({
    kind: 'benchmark',
    targets: ['small', 'large'],
    prompts: [{ text: 'Hi' }, { text: 'Ho' }],
    ...overrides,
  });

describe('createRun', () => {
  it('stores the run with its job under one id, and delivers it', async () => {
    const { deps, jobs } = setUp();
    const { id } = await createRun(deps, input({ name: 'First', rounds: 2, cold: true }));

    expect(await deps.runs.find(id)).toMatchObject({
      id,
      name: 'First',
      status: 'queued',
      hostId: 'host_a',
      seed: 4711,
      promptCount: 2,
      plannedSamples: 2 * (1 + 1 + 2 * 2),
      plan: null,
      targets: [
        { id: 'tgt_small', position: 0 },
        { id: 'tgt_large', position: 1 },
      ],
    });
    expect(await jobs.find(id)).toMatchObject({
      name: 'run-benchmark',
      hostId: 'host_a',
      payload: { runId: id },
    });
    expect(deps.queue.delivered).toEqual([
      { jobId: id, hostId: 'host_a', priority: 10, delayMs: 0 },
    ]);
    expect(await deps.runs.listEvents(id)).toMatchObject([{ kind: 'created' }]);
  });

  it('keeps how to measure apart from what to measure', async () => {
    const { deps } = setUp();
    const { id } = await createRun(deps, input({ seed: 5, temperature: 0.2 }));
    const run = await deps.runs.find(id);
    expect(run?.seed).toBe(5);
    expect(run?.parameters).toEqual({
      rounds: 5,
      warmups: 1,
      maxTokens: 128,
      temperature: 0.2,
      seed: 5,
      cold: false,
      order: 'interleaved',
      concurrency: 1,
      cooldownMs: 0,
      driftGuard: false,
      retries: 0,
      idleTimeoutMs: 120_000,
      totalTimeoutMs: 600_000,
    });
  });

  it('plans as many requests as a run with several rates, or with a precision to reach, may make', async () => {
    const { deps } = setUp();
    const planned = async (overrides: Record<string, unknown>) => {
      const { id } = await createRun(deps, input(overrides));
      return (await deps.runs.find(id))?.plannedSamples;
    };
    expect(await planned({ arrivals: { ratesPerSecond: [1, 2] } })).toBe(2 * (1 + 2 * 5 * 2));
    const until = { relativeHalfWidth: 0.1, maxRounds: 40 };
    expect(await planned({ until })).toBe(2 * (1 + 40 * 2));
  });

  it('keeps the run when the queue cannot be reached', async () => {
    const { deps } = setUp();
    deps.queue.reachable = false;
    const { id } = await createRun(deps, input());
    expect(await deps.runs.find(id)).toMatchObject({ status: 'queued' });
  });

  it('stores typed prompts as a nameless set, shared by runs with the same prompts', async () => {
    const { deps } = setUp();
    const first = await createRun(deps, input());
    const second = await createRun(deps, input());
    const runs = await Promise.all([deps.runs.find(first.id), deps.runs.find(second.id)]);
    expect(runs[0]?.promptSetName).toBeNull();
    expect(runs[0]?.promptSetId).toBe(runs[1]?.promptSetId);
  });

  it('uses a stored prompt set', async () => {
    const { deps } = setUp();
    const prompts = [{ text: 'One' }];
    const { promptSet } = await deps.promptSets.save({ name: 'Mine', prompts, hash: 'h' }, 0);
    const run = input({ prompts: undefined, promptSet: promptSet.id });
    const { id } = await createRun(deps, run);
    expect(await deps.runs.find(id)).toMatchObject({ promptSetId: promptSet.id, promptCount: 1 });
  });

  it.each([
    ['targets.1', { targets: ['small', 'medium'] }, /There is no target "medium"/],
    ['promptSet', { prompts: undefined, promptSet: 'ps_gone' }, /ps_gone/],
    ['cold', { targets: ['small', 'vllm'], cold: true }, /vllm/],
    ['concurrency', { concurrency: 2, arrivals: { ratesPerSecond: [1] } }, /in flight/],
    [
      'rounds',
      { rounds: 10_000, prompts: Array.from({ length: 11 }, () => ({ text: 'x' })) },
      /220002/,
    ],
  ])('refuses a wrong %s and stores nothing', async (field, overrides, message) => {
    const { deps } = setUp();
    await expect(createRun(deps, input(overrides))).rejects.toMatchObject({
      code: 'invalid-input',
      issues: [{ field, message: expect.stringMatching(message) }],
    });
    expect(deps.queue.delivered).toEqual([]);
    expect(await deps.promptSets.list()).toEqual([]);
  });

  it('lets errors other than an unreachable queue through', async () => {
    const { deps } = setUp();
    const queue = { deliver: () => Promise.reject(new TypeError('bug')) };
    await expect(createRun({ ...deps, queue }, input())).rejects.toThrow(TypeError);
  });
});
