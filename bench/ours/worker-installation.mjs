import { setTimeout as wait } from 'node:timers/promises';
import { openJobTransport } from '@mizani/jobs/create-job-transport';
import { openInstallation } from './open-installation.mjs';

const LOOK_EVERY_MS = 250;

let installation = null;
let transport = null;

/** Prepares the database that a worker is going to serve, before it starts. */
export async function prepareInstallation(input) {
  installation = await openInstallation(input);
}

/** Has the worker carry out a run, and resolves when it is over. */
export async function runOnWorker({ dataDir, definition, withinMs }) {
  const onError = (error) => process.stderr.write(`${error}\n`);
  transport ??= await openJobTransport({ mode: 'embedded', dataDir, role: 'member', onError });
  const { runs, hosts } = installation.repositories;
  const runId = await installation.createRun(definition);
  const [host] = await hosts.list();
  const delivery = { jobId: runId, hostId: host.id, priority: 10, delayMs: 0 };
  await transport.queue.deliver(delivery);
  const startedAtMs = performance.now();
  for (;;) {
    await wait(LOOK_EVERY_MS);
    const run = await runs.find(runId);
    const { status, recordedSamples, error } = run;
    if (status === 'completed') {
      return { recordedSamples, wallMs: run.finishedEpochMs - run.startedEpochMs };
    }
    if (status === 'failed' || status === 'cancelled') throw new Error(`${status}: ${error}`);
    if (performance.now() - startedAtMs > withinMs) {
      throw new Error(`Only ${recordedSamples} samples were taken in ${withinMs / 1_000} s.`);
    }
  }
}

export async function closeInstallation() {
  await transport?.close();
  await installation?.close();
}
