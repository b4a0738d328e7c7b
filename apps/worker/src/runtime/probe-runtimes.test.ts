import { MizaniError } from '@mizani/core/errors/mizani-error';
import type { Runtime } from '@mizani/core/host/runtime';
import type { RuntimeProbe } from '@mizani/core/inference/runtime-client';
import type { LogEvent } from '@mizani/logger/events';
import { systemClock } from '@mizani/providers/hardware/system-clock';
import { startReferenceServer } from '@mizani/providers/reference-server/start-reference-server';
import { describe, expect, it } from 'vitest';
import { createLocalBus } from '../testing/local-bus.ts';
import { probeRuntimes } from './probe-runtimes.ts';
import { createRuntimeClients } from './runtime-clients.ts';

const SIGNAL = new AbortController().signal;

function makeRuntime(id: string, facts: Partial<Runtime>): Runtime {
  return {
    id,
    hostId: 'host_1',
    kind: 'foundry-local',
    name: id,
    baseUrl: 'http://127.0.0.1:1',
    hasApiKey: false,
    version: null,
    lastProbe: null,
    createdEpochMs: 0,
    ...facts,
  };
}

function setUp(rows: Runtime[]) {
  const probes = new Map<string, RuntimeProbe>();
  const runtimes = {
    find: async (id: string) => rows.find((row) => row.id === id) ?? null,
    list: async () => rows,
    async readApiKey(): Promise<string | null> {
      throw new MizaniError('unavailable', 'The key cannot be decrypted.', { retryable: false });
    },
    async recordProbe(id: string, probe: RuntimeProbe) {
      probes.set(id, probe);
    },
  };
  const clients = createRuntimeClients({ runtimes, clock: systemClock });
  const logged: LogEvent[] = [];
  const log = (event: LogEvent) => void logged.push(event);
  const bus = createLocalBus();
  const onError = (error: unknown) => {
    throw error;
  };
  const dependencies = { runtimes, clients, bus, clock: systemClock, log, onError };
  return { ...dependencies, probes, logged, dependencies };
}

describe('probeRuntimes', () => {
  it('stores what each server says, also that one does not answer or its key cannot be read', async () => {
    const server = await startReferenceServer({
      models: [{ id: 'phi-generic-cpu:1', loaded: true }],
      answer: () => {
        throw new Error('A probe asks for no completion.');
      },
    });
    const worker = setUp([
      makeRuntime('up', { baseUrl: server.baseUrl }),
      makeRuntime('down', {}),
      makeRuntime('locked', { baseUrl: server.baseUrl, hasApiKey: true }),
      makeRuntime('browser', { kind: 'browser' }),
    ]);
    await probeRuntimes(worker.dependencies, 'host_1', SIGNAL);
    expect(worker.probes.get('up')).toMatchObject({
      reachable: true,
      models: [{ model: 'phi-generic-cpu:1', device: 'cpu', loaded: true }],
    });
    expect(worker.probes.get('down')).toMatchObject({ reachable: false });
    expect(worker.probes.get('locked')).toEqual({
      reachable: false,
      error: 'The key cannot be decrypted.',
    });
    expect(worker.probes.has('browser')).toBe(false);
    expect(worker.bus.published).toContainEqual({ kind: 'host-changed', hostId: 'host_1' });
    await worker.clients.close();
    await server.close();
  });

  it('stores nothing once it is interrupted', async () => {
    const worker = setUp([makeRuntime('down', {})]);
    await probeRuntimes(worker.dependencies, 'host_1', AbortSignal.abort());
    expect(worker.probes.size).toBe(0);
  });

  it('logs a server only when it comes or goes', async () => {
    const lastProbe = { epochMs: 0, reachable: false, error: 'x', roundTripMs: null };
    const worker = setUp([makeRuntime('still-down', { lastProbe }), makeRuntime('new', {})]);
    await probeRuntimes(worker.dependencies, 'host_1', SIGNAL);
    expect(worker.logged).toMatchObject([{ event: 'runtime-probed', runtimeId: 'new' }]);
    await worker.clients.close();
  });
});

describe('createRuntimeClients', () => {
  it('keeps a client until the address changes, and refuses a runtime that is gone', async () => {
    const row = makeRuntime('one', {});
    const { clients } = setUp([row]);
    const first = await clients.open('one');
    expect(await clients.open('one')).toBe(first);
    row.baseUrl = 'http://127.0.0.1:2';
    expect(await clients.open('one')).not.toBe(first);
    await expect(clients.open('gone')).rejects.toMatchObject({ code: 'not-found' });
    await clients.close();
  });
});
