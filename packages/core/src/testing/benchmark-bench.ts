import { createRun } from '../benchmark/create-run.ts';
import type { RunEnvironment } from '../benchmark/run.ts';
import { runBenchmark } from '../benchmark/run-benchmark.ts';
import { newRunSchema } from '../benchmark/run-definition.ts';
import type { Target } from '../host/runtime.ts';
import { newId } from '../units/new-id.ts';
import { makeTarget } from './make-target.ts';
import { createManualClock } from './manual-clock.ts';
import { createMemoryJobStore } from './memory-job-store.ts';
import { createMemoryPromptSetRepository } from './memory-prompt-set-repository.ts';
import { createMemoryRunRepository } from './memory-run-repository.ts';
import { createMemorySampleRepository } from './memory-sample-repository.ts';
import { createRecordingBus } from './recording-bus.ts';
import { createRecordingQueue } from './recording-queue.ts';
import { createScriptedHarness, type HarnessScript } from './scripted-harness.ts';
import { createScriptedRuntime, type RuntimeScript } from './scripted-runtime.ts';

const environment: RunEnvironment = {
  hostName: 'box',
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
  runtimeVersions: {},
};

/** A stored run of two targets, `small` and `large`, on a scripted runtime; `start` executes it. */
export async function createBenchmarkBench({
  definition = {},
  script = {},
  harnessScript = {},
  targets = [makeTarget(), makeTarget({ id: 'tgt_large', model: 'mizani-large', alias: 'large' })],
}: {
  definition?: Record<string, unknown>;
  script?: RuntimeScript;
  harnessScript?: HarnessScript;
  targets?: Target[];
} = {}) {
  const clock = createManualClock();
  const jobs = createMemoryJobStore();
  const samples = createMemorySampleRepository();
  const promptSets = createMemoryPromptSetRepository();
  const runs = createMemoryRunRepository({ jobs, promptSets, samples });
  const runtime = createScriptedRuntime(clock, script);
  const harness = createScriptedHarness(harnessScript);
  const bus = createRecordingBus();
  const { id: runId } = await createRun(
    {
      runs,
      promptSets,
      clock,
      newId,
      targets: { list: async () => targets },
      queue: createRecordingQueue(),
      randomSeed: () => 7,
    },
    newRunSchema.parse({
      kind: 'benchmark',
      targets: targets.map((target) => target.id),
      prompts: [{ text: 'One' }, { text: 'Two' }],
      rounds: 2,
      ...definition,
    }),
  );
  const deps = {
    runs,
    samples,
    promptSets,
    bus,
    clock,
    harness,
    wait: clock.wait,
    random: () => 0,
    openRuntime: async () => runtime,
    describeEnvironment: async () => environment,
  };

  return {
    runId,
    deps,
    clock,
    runtime,
    harness,
    samples,
    runs,
    bus,
    start: (signal = new AbortController().signal, isFirstAttempt = true) =>
      runBenchmark(deps, { runId, signal, isFirstAttempt }),
    listSamples: () => samples.list(runId),
    eventKinds: async () => (await runs.listEvents(runId)).map((event) => event.kind),
  };
}
