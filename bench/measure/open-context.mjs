import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { bundleOurs } from './bundle-ours.mjs';
import { chooseCores } from './choose-cores.mjs';
import { startChild } from './start-child.mjs';

const NO_PEERS = { wrk: null, autocannon: null, promptfoo: null, missing: {} };

/**
 * What every bench works with: the server of known truth in a process of its own, ours in a fresh process for every
 * measurement, the peers, and places for both.
 * @param {string} buildFolder for our bundles, inside the repository
 */
export async function openContext({ buildFolder, quick, rounds, log, peers = NO_PEERS }) {
  const cores = chooseCores();
  const { childFile, statistics } = await bundleOurs(buildFolder);
  const serverFile = path.resolve(import.meta.dirname, '../server/truth-server.mjs');
  const server = await startChild(serverFile, cores.server);
  const { baseUrl } = await server.ask('address');
  const folder = mkdtempSync(path.join(os.tmpdir(), 'mizani-bench-'));
  let folders = 0;

  const makeFolder = () => {
    folders += 1;
    const made = path.join(folder, String(folders));
    mkdirSync(made);
    return made;
  };

  return {
    quick,
    rounds,
    log,
    peers,
    cores,
    statistics,
    baseUrl,
    makeFolder,
    startOurs: () => startChild(childFile, cores.client),
    /** Measures ours once; the process ends with it. */
    async ours(task, input) {
      const child = await startChild(childFile, cores.client);
      try {
        return await child.ask(task, { baseUrl, ...input });
      } finally {
        await child.stop();
      }
    },
    /** Has the server behave in a way from now on. */
    behave: (behaviour) => server.ask('behave', behaviour),
    /** Measures something on the server while it behaves in a way; adds what the server saw. */
    async onServer(behaviour, measure) {
      await server.ask('behave', behaviour);
      const measured = await measure();
      return { ...measured, served: await server.ask('report') };
    },
    async close() {
      await server.stop();
      rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
    },
  };
}
