import { benchmarkParametersSchema } from '../../benchmark/run-definition.ts';
import { hashPrompts } from '../../prompt-set/hash-prompts.ts';
import {
  type ArchiveHead,
  archiveHeadSchema,
  type SampleLine,
  type ScoreLine,
} from '../archive-line.ts';

const PROMPTS = [{ text: 'Hello?', facets: { topic: 'grüße' } }, { text: 'Two\0 \ud83e?' }];

/** The head of a completed run of one target and two prompts. */
export async function makeArchiveHead(): Promise<ArchiveHead> {
  const fingerprint = {
    platform: 'linux',
    release: '6.1',
    architecture: 'x64',
    cpuModel: null,
    logicalCores: 8,
    memoryBytes: 2 ** 36 + 1,
    nodeVersion: '20.20.2',
  };
  const facts = { fingerprint, fingerprintHash: 'f1', workerVersion: '0.1.0' };
  return archiveHeadSchema.parse({
    kind: 'mizani-run',
    version: 1,
    run: {
      id: 'run_1',
      kind: 'benchmark',
      name: 'Nächtlich 🦊',
      status: 'completed',
      cancelRequested: false,
      attempt: 1,
      error: null,
      parameters: benchmarkParametersSchema.parse({ rounds: 2, temperature: 0.1 }),
      seed: 7,
      plannedSamples: 4,
      targets: [
        {
          position: 0,
          id: 'tgt_1',
          hostId: 'host_1',
          runtimeId: 'rt_1',
          runtimeKind: 'bundled',
          runtimeName: 'bundled',
          model: 'nano',
          alias: null,
          device: 'cpu',
          executionProvider: null,
          loaded: true,
          sizeBytes: null,
          available: true,
        },
      ],
      plan: null,
      environment: { hostName: 'box', ...facts, runtimeVersions: { rt_1: null } },
      harness: [
        {
          attempt: 1,
          certificate: null,
          certificateError: 'No loopback.',
          watch: null,
          cpuProbe: { baselineMs: 0.1 + 0.2, endMs: 1, waitedMs: 0, worstRatio: 1.25 },
        },
      ],
      createdEpochMs: 1_764_000_000_000,
      startedEpochMs: 1_764_000_000_100.5,
      finishedEpochMs: 1_764_000_009_000,
    },
    host: { id: 'host_1', name: 'box', ...facts },
    promptSet: {
      name: null,
      description: null,
      hash: await hashPrompts(PROMPTS),
      prompts: PROMPTS,
    },
    events: [
      { kind: 'created', detail: null, epochMs: 1_764_000_000_000 },
      { kind: 'finished', detail: null, epochMs: 1_764_000_009_000 },
    ],
  });
}

export function makeSampleLine(ordinal: number, over: Partial<SampleLine> = {}): SampleLine {
  return {
    kind: 'sample',
    ordinal,
    targetId: 'tgt_1',
    promptIndex: 0,
    round: 1,
    block: 1,
    step: 0,
    phase: 'steady',
    outcome: 'succeeded',
    errorClass: null,
    errorMessage: null,
    startedEpochMs: 1_764_000_000_200.25,
    queueMs: 0,
    prepMs: 0.1 + 0.2,
    loadMs: null,
    connectMs: 0,
    sendMs: 1e-7,
    headersMs: 1,
    ttftMs: 12.3456789,
    ttftVisibleMs: 12.3456789,
    tailMs: 3,
    serviceMs: 1234.5678901234567,
    totalMs: 1234.875,
    gapsMs: [1.5, Math.fround(0.1)],
    chunkCount: 3,
    eventCount: 5,
    choiceEventCount: 4,
    firstChoiceMs: 1.25,
    lastChoiceMs: 1234,
    promptTokens: 10,
    completionTokens: 12,
    tokenSource: 'usage',
    usageCompletionTokens: 12,
    tokenizerCompletionTokens: null,
    estimatedCompletionTokens: 11,
    reasoningTokens: null,
    cachedPromptTokens: 0,
    firstChunkTokens: null,
    reasoningCharacters: 0,
    flags: [],
    retries: [],
    maxTokens: 180,
    finishReason: 'stop',
    text: 'Ünïcode 漢字 🦊',
    ...over,
  };
}

export function makeScoreLine(ordinal: number, over: Partial<ScoreLine> = {}): ScoreLine {
  const score = { scorer: 'computed', name: 'contains', value: 1, detail: null } as const;
  return { kind: 'score', ordinal, ...score, ...over };
}

/** As a file would give them; a text is taken as it is. */
export async function* toLines(values: Iterable<unknown>): AsyncGenerator<string> {
  for (const value of values) yield typeof value === 'string' ? value : JSON.stringify(value);
}
