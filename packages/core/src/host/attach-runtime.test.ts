import { describe, expect, it } from 'vitest';
import { createManualClock } from '../testing/manual-clock.ts';
import { createMemoryJobStore } from '../testing/memory-job-store.ts';
import { createRecordingQueue } from '../testing/recording-queue.ts';
import { newId } from '../units/new-id.ts';
import { attachRuntime } from './attach-runtime.ts';
import type { Host } from './host.ts';
import { newRuntimeSchema } from './new-runtime.ts';
import type { Runtime } from './runtime.ts';
import type { RuntimeRepository } from './runtime-repository.ts';

const host: Host = {
  id: 'host_a',
  name: 'box',
  fingerprint: {
    platform: 'linux',
    release: '6',
    architecture: 'x64',
    cpuModel: null,
    logicalCores: 2,
    memoryBytes: 8e9,
    nodeVersion: '22.0.0',
  },
  fingerprintHash: 'h',
  workerVersion: '0',
  lastSeenEpochMs: 0,
  createdEpochMs: 0,
};

function setUp() {
  const attached: Parameters<RuntimeRepository['attach']>[0][] = [];
  const deps = {
    hosts: { find: async (id: string) => (id === host.id ? host : null) },
    runtimes: {
      async attach(input: Parameters<RuntimeRepository['attach']>[0]): Promise<Runtime> {
        attached.push(input);
        const { apiKey, ...rest } = input;
        const hasApiKey = apiKey !== undefined;
        return {
          id: 'rt_1',
          ...rest,
          hasApiKey,
          version: null,
          lastProbe: null,
          createdEpochMs: 0,
        };
      },
    },
    jobs: createMemoryJobStore(),
    queue: createRecordingQueue(),
    clock: createManualClock(),
    newId,
  };
  return { deps, attached };
}

const input = {
  hostId: 'host_a',
  kind: 'foundry-local',
  name: 'Foundry',
  baseUrl: 'http://127.0.0.1:5273/v1/',
} as const;

describe('attachRuntime', () => {
  it('stores the normal form of the address and lets the host probe it', async () => {
    const { deps, attached } = setUp();
    const runtime = await attachRuntime(deps, { ...input, apiKey: 'k' });
    expect(attached).toEqual([{ ...input, baseUrl: 'http://127.0.0.1:5273', apiKey: 'k' }]);
    expect(runtime.hasApiKey).toBe(true);

    const [delivery] = deps.queue.delivered;
    expect(delivery).toMatchObject({ hostId: 'host_a', priority: 1, delayMs: 0 });
    expect(await deps.jobs.find(delivery?.jobId ?? '')).toMatchObject({
      name: 'probe-runtime',
      hostId: 'host_a',
      payload: { runtimeId: 'rt_1' },
    });
  });

  it('attaches while the queue cannot be reached', async () => {
    const { deps, attached } = setUp();
    deps.queue.reachable = false;
    await attachRuntime(deps, input);
    expect(attached).toHaveLength(1);
    const due = { hostId: 'host_a', nowEpochMs: deps.clock.epochMs(), limit: 5 };
    expect(await deps.jobs.listDue(due)).toHaveLength(1);
  });

  it.each([
    ['hostId', { hostId: 'host_none' }],
    ['baseUrl', { baseUrl: 'http://user:secret@127.0.0.1' }],
  ])('refuses a wrong %s and stores nothing', async (field, overrides) => {
    const { deps, attached } = setUp();
    await expect(attachRuntime(deps, { ...input, ...overrides })).rejects.toMatchObject({
      code: 'invalid-input',
      issues: [expect.objectContaining({ field })],
    });
    expect(attached).toEqual([]);
    expect(deps.queue.delivered).toEqual([]);
  });
});

describe('newRuntimeSchema', () => {
  it('takes only runtimes that can be attached by address', () => {
    expect(newRuntimeSchema.safeParse(input).success).toBe(true);
    expect(newRuntimeSchema.safeParse({ ...input, kind: 'bundled' }).success).toBe(false);
  });
});
