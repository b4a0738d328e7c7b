import type { Sample } from '@mizani/core/benchmark/sample';
import type { Host } from '@mizani/core/host/host';
import type { Runtime, Target } from '@mizani/core/host/runtime';
import type { Services } from '../server/services.ts';

/** A host that has just reported, with one runtime that offers two models. */
export async function seedHost(
  services: Services,
  name = 'bench-01',
): Promise<{ host: Host; runtime: Runtime; targets: Target[] }> {
  const nowEpochMs = services.clock.epochMs();
  const host = await services.hosts.report(
    {
      name,
      fingerprint: {
        platform: 'linux',
        release: '6.1',
        architecture: 'x64',
        cpuModel: 'Test CPU',
        logicalCores: 8,
        memoryBytes: 17_179_869_184,
        nodeVersion: '20.20.2',
      },
      fingerprintHash: 'cd'.repeat(32),
      workerVersion: '0.1.0',
    },
    nowEpochMs,
  );
  const runtime = await services.runtimes.attach(
    { hostId: host.id, kind: 'bundled', name: 'bundled', baseUrl: 'http://127.0.0.1:9' },
    nowEpochMs,
  );
  const models = ['nano', 'small'].map((alias) => ({
    model: `mizani-${alias}-${name}`,
    alias: `${alias}-${name}`,
    device: 'CPU',
    executionProvider: 'CPUExecutionProvider',
    loaded: false,
    sizeBytes: 4_000_000,
  }));
  await services.runtimes.recordProbe(
    runtime.id,
    { reachable: true, version: '0.1.0', models, roundTripMs: 2 },
    nowEpochMs,
  );
  return { host, runtime, targets: await services.targets.list({ hostId: host.id }) };
}

/** A sample that succeeded, as a worker stores it. */
export function makeSample(runId: string, targetId: string, ordinal: number): Sample {
  return {
    runId,
    ordinal,
    targetId,
    promptIndex: 0,
    round: ordinal + 1,
    block: ordinal,
    step: 0,
    phase: 'steady',
    outcome: 'succeeded',
    errorClass: null,
    errorMessage: null,
    startedEpochMs: 1_772_366_400_000 + ordinal,
    queueMs: 0,
    prepMs: 0.5,
    loadMs: null,
    connectMs: 0,
    sendMs: 0.25,
    headersMs: 4,
    ttftMs: 10 + ordinal,
    ttftVisibleMs: 10 + ordinal,
    tailMs: 1,
    serviceMs: 40 + ordinal,
    totalMs: 40.5 + ordinal,
    gapsMs: [2, 3.5],
    chunkCount: 3,
    promptTokens: 12,
    completionTokens: 3,
    tokenSource: 'usage',
    usageCompletionTokens: 3,
    tokenizerCompletionTokens: null,
    estimatedCompletionTokens: 5,
    reasoningTokens: null,
    cachedPromptTokens: null,
    firstChunkTokens: null,
    eventCount: 6,
    choiceEventCount: 5,
    firstChoiceMs: 9,
    lastChoiceMs: 39,
    reasoningCharacters: 0,
    flags: [],
    retries: [],
    maxTokens: 32,
    finishReason: 'stop',
    text: '=Paris, "France"\nüñ',
  };
}
