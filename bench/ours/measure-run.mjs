import { setMaxListeners } from 'node:events';
import path from 'node:path';
import { runBenchmark } from '@mizani/core/benchmark/run-benchmark';
import { anchorClock } from '@mizani/providers/hardware/anchor-clock';
import { waitPrecisely } from '@mizani/providers/hardware/wait-precisely';
import { createHarnessMeter } from '@mizani/providers/harness/create-harness-meter';
import { openOpenAiCompatibleClient } from '@mizani/providers/inference/openai-compatible/open-openai-compatible-client';
import { openInstallation } from './open-installation.mjs';

/**
 * Carries out whole runs as the worker does, one after the other: the executor of the core, the client that times, and
 * SQLite, into which every sample is written. Only claim, lease, events and certificate are left out.
 * @returns of each run the steady samples, how long it took from its first request to its end, and what the process used
 */
export async function measureRuns({ folder, baseUrl, definitions }) {
  const url = `file:${path.join(folder, 'bench.db')}`;
  const installation = await openInstallation({ url, baseUrl });
  const client = openOpenAiCompatibleClient({ baseUrl, apiKey: null, clock: installation.clock });
  const measured = [];
  for (const definition of definitions) {
    measured.push(await measureRun(installation, client, definition));
  }
  await client.close();
  await installation.close();
  return measured;
}

async function measureRun(installation, client, definition) {
  const { repositories, environment } = installation;
  const { samples, runs, promptSets } = repositories;
  const clock = anchorClock(installation.clock);
  const { signal } = new AbortController();
  setMaxListeners(0, signal);
  const runId = await installation.createRun(definition);
  const cpu = process.cpuUsage();
  const result = await runBenchmark(
    {
      runs,
      samples,
      promptSets,
      clock,
      harness: uncertifiedMeter(clock),
      bus: { publish: async () => {} },
      openRuntime: async () => client,
      describeEnvironment: async () => environment,
      wait: (ms, stop) => waitPrecisely(clock, ms, stop),
      random: Math.random,
    },
    { runId, signal, isFirstAttempt: true },
  );
  const finishedEpochMs = clock.epochMs();
  const { user, system } = process.cpuUsage(cpu);
  if (result.kind !== 'completed') throw new Error(`The run ended ${result.kind}: ${result.error}`);

  const taken = await samples.list(runId);
  const failed = taken.filter(({ outcome }) => outcome !== 'succeeded');
  if (failed.length > 0) {
    throw new Error(`${failed.length} samples failed, e.g.: ${failed[0].errorMessage}`);
  }
  const scores = await samples.listScores(runId);
  return {
    samples: taken.filter(({ phase }) => phase === 'steady'),
    passedChecks: scores.filter(({ value }) => value === 1).length,
    wallMs: finishedEpochMs - Math.min(...taken.map((sample) => sample.startedEpochMs)),
    cpuSeconds: (user + system) / 1e6,
    maxMemoryBytes: process.resourceUsage().maxRSS * 1_024,
  };
}

/** As the worker's, but for the certificate: a bench checks the measurement from outside. */
function uncertifiedMeter(clock) {
  return {
    ...createHarnessMeter({ clock, serverEntry: '' }),
    certify: async () => {
      throw new Error('A bench makes no certificate.');
    },
  };
}
