import type { RunTarget } from '@mizani/core/benchmark/run';
import { benchmarkParametersSchema } from '@mizani/core/benchmark/run-definition';
import type { NewRunRow } from '@mizani/core/benchmark/run-repository';
import type { Sample, Score } from '@mizani/core/benchmark/sample';
import type { Host } from '@mizani/core/host/host';
import type { DiscoveredModel, RuntimeProbe } from '@mizani/core/inference/runtime-client';
import { newId } from '@mizani/core/units/new-id';
import type { Repositories } from '../open-repositories.ts';

export const NOW = 1_764_000_000_123;

let counter = 0;
/** A name that no other test of the same database uses. */
export function uniqueName(prefix: string): string {
  counter += 1;
  return `${prefix} ${counter}`;
}

export function reportHost(
  { hosts }: Pick<Repositories, 'hosts'>,
  nowEpochMs = NOW,
): Promise<Host> {
  const fingerprint = {
    platform: 'linux',
    release: '6.1',
    architecture: 'x64',
    cpuModel: 'Test CPU',
    logicalCores: 8,
    memoryBytes: 2 ** 36 + 1,
    nodeVersion: '20.20.2',
  };
  return hosts.report(
    { name: uniqueName('host'), fingerprint, fingerprintHash: 'f1', workerVersion: '0.1.0' },
    nowEpochMs,
  );
}

export function makeModel(model: string, over: Partial<DiscoveredModel> = {}): DiscoveredModel {
  return {
    model,
    alias: null,
    device: 'cpu',
    executionProvider: 'CPUExecutionProvider',
    loaded: false,
    sizeBytes: 5_000_000_000,
    ...over,
  };
}

export function makeProbe(...models: DiscoveredModel[]): RuntimeProbe {
  return { reachable: true, version: '1.2.3', models, roundTripMs: 1.5 };
}

export function makeTarget(hostId: string, position = 0): RunTarget {
  return {
    id: newId('target'),
    hostId,
    runtimeId: newId('runtime'),
    runtimeKind: 'bundled',
    runtimeName: 'bundled',
    model: 'nano',
    alias: null,
    device: 'cpu',
    executionProvider: null,
    loaded: true,
    sizeBytes: null,
    available: true,
    position,
  };
}

/** Stores a run with all that it refers to, and returns what was stored. */
export async function createRun(
  repositories: Repositories,
  over: Partial<NewRunRow> = {},
  nowEpochMs = NOW,
): Promise<NewRunRow> {
  const hostId = over.hostId ?? (await reportHost(repositories)).id;
  const saved = await repositories.promptSets.save(
    { name: null, prompts: [{ text: 'Hello?' }], hash: newId('promptSet') },
    nowEpochMs,
  );
  const id = newId('run');
  const run: NewRunRow = {
    id,
    kind: 'benchmark',
    name: null,
    hostId,
    promptSetId: saved.promptSet.id,
    experimentId: null,
    parameters: benchmarkParametersSchema.parse({ temperature: 0.1 }),
    seed: 2_147_483_647,
    plannedSamples: 6,
    targets: [makeTarget(hostId, 0), makeTarget(hostId, 1)],
    ...over,
  };
  const job = { id: run.id, name: 'run-benchmark', hostId, payload: { runId: run.id } };
  await repositories.runs.create(run, job, nowEpochMs);
  return run;
}

export function makeSample(runId: string, ordinal: number, over: Partial<Sample> = {}): Sample {
  return {
    runId,
    ordinal,
    targetId: 'tgt_1',
    promptIndex: 0,
    round: 1,
    block: 2,
    step: 0,
    phase: 'steady',
    outcome: 'succeeded',
    errorClass: null,
    errorMessage: null,
    startedEpochMs: NOW + 0.25,
    queueMs: 0,
    prepMs: 0.1 + 0.2,
    loadMs: null,
    connectMs: 0,
    sendMs: 0.125,
    headersMs: 1,
    ttftMs: 12.3456789,
    ttftVisibleMs: null,
    tailMs: 1e-7,
    serviceMs: 1234.5678901234567,
    totalMs: 1_000_000_000.125,
    gapsMs: [1.5, 0, 0.25],
    chunkCount: 4,
    eventCount: 6,
    choiceEventCount: 5,
    firstChoiceMs: 1.25,
    lastChoiceMs: 1234.5,
    promptTokens: 10,
    completionTokens: null,
    tokenSource: 'usage',
    usageCompletionTokens: null,
    tokenizerCompletionTokens: null,
    estimatedCompletionTokens: 5,
    reasoningTokens: null,
    cachedPromptTokens: 0,
    firstChunkTokens: null,
    reasoningCharacters: 0,
    flags: [],
    retries: [],
    maxTokens: 128,
    finishReason: 'stop',
    text: 'Ünïcode 漢字 🦊',
    ...over,
  };
}

export function makeScore(runId: string, ordinal: number, over: Partial<Score> = {}): Score {
  return { runId, ordinal, scorer: 'computed', name: 'contains', value: 1, detail: null, ...over };
}
