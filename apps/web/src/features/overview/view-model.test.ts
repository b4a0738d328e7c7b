import { newRunSchema } from '@mizani/core/benchmark/run-definition';
import type { Host } from '@mizani/core/host/host';
import type { Runtime, Target } from '@mizani/core/host/runtime';
import { CLOSED_QUESTIONS_SAMPLE } from '@mizani/core/prompt-set/closed-questions';
import type { PromptSetSummary } from '@mizani/core/prompt-set/prompt-set';
import { describe, expect, it } from 'vitest';
import type { HostView } from '../hosts/host-view.ts';
import { firstComparison, summariseHealth } from './view-model.ts';

function target(id: string, model: string): Target {
  return {
    id,
    hostId: 'host_1',
    runtimeId: 'rt_1',
    runtimeKind: 'bundled',
    runtimeName: 'Bundled models',
    model,
    alias: null,
    device: 'cpu',
    executionProvider: null,
    loaded: null,
    sizeBytes: null,
    available: true,
  };
}

function hostView(
  name: string,
  options: { online?: boolean; reachable?: boolean; targets?: Target[] } = {},
): HostView {
  const { online = true, reachable = true, targets = [] } = options;
  const host: Host = {
    id: `host_${name}`,
    name,
    fingerprint: {
      platform: 'linux',
      release: '6',
      architecture: 'x64',
      cpuModel: null,
      logicalCores: 2,
      memoryBytes: 1,
      nodeVersion: '20',
    },
    fingerprintHash: 'f',
    workerVersion: '0',
    lastSeenEpochMs: 0,
    createdEpochMs: 0,
  };
  const runtime: Runtime = {
    id: `rt_${name}`,
    hostId: host.id,
    kind: 'bundled',
    name: 'Bundled models',
    baseUrl: 'http://127.0.0.1:1',
    hasApiKey: false,
    version: null,
    lastProbe: { epochMs: 0, reachable, error: null, roundTripMs: null },
    createdEpochMs: 0,
  };
  return { host, online, runtimes: [{ ...runtime, targets }] };
}

function sample(version: number): PromptSetSummary {
  return {
    id: `ps_${version}`,
    name: CLOSED_QUESTIONS_SAMPLE.name,
    description: null,
    version,
    hash: 'h',
    builtIn: true,
    promptCount: 24,
    createdEpochMs: 0,
  };
}

const bundled = [target('tgt_small', 'small'), target('tgt_nano', 'nano')];

describe('firstComparison', () => {
  it('weighs small against nano on the newest version of the sample', () => {
    const comparison = firstComparison(
      [hostView('a', { targets: bundled })],
      [sample(1), sample(2)],
    );
    expect(comparison?.input).toMatchObject({
      targets: ['tgt_nano', 'tgt_small'],
      promptSet: 'ps_2',
      rounds: 5,
      temperature: 0,
    });
  });

  it('is something the server accepts, with and without the stored set', () => {
    for (const sets of [[sample(1)], []]) {
      const comparison = firstComparison([hostView('a', { targets: bundled })], sets);
      expect(newRunSchema.safeParse(comparison?.input).success).toBe(true);
      expect(comparison?.promptCount).toBe(24);
    }
  });

  it('prefers a host that is online', () => {
    const hosts = [
      hostView('asleep', { online: false, targets: bundled }),
      hostView('awake', { targets: bundled }),
    ];
    expect(firstComparison(hosts, [])?.host).toEqual({ name: 'awake', online: true });
  });

  it('is not offered while a model is missing', () => {
    expect(firstComparison([hostView('a', { targets: bundled.slice(0, 1) })], [])).toBeNull();
    expect(firstComparison([], [])).toBeNull();
  });
});

describe('summariseHealth', () => {
  it('counts targets only where host and runtime can be reached', () => {
    const summary = summariseHealth([
      hostView('a', { targets: bundled }),
      hostView('b', { targets: bundled, reachable: false }),
      hostView('c', { targets: bundled, online: false }),
    ]);
    expect(summary).toEqual({ hosts: 3, onlineHosts: 2, unreachableRuntimes: 1, readyTargets: 2 });
  });
});
