import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { childEnvironment } from './child-environment.mjs';
import { HOST_NAME, SECRET } from './identity.mjs';
import { watchProcess } from './watch-process.mjs';

const STOP_WITHIN_MS = 10_000;

/** Starts the bundled worker on a fresh database, and a process of ours that gives it runs to carry out. */
export async function startWorker(context, file) {
  const dataDir = context.makeFolder();
  const url = `file:${path.join(dataDir, 'mizani.db')}`;
  const ours = await context.startOurs();
  await ours.ask('prepareInstallation', { url, baseUrl: context.baseUrl });

  const { taskset, cores } = context.cores.client;
  const command = [...(taskset ? [taskset, '-c', cores] : []), process.execPath, file];
  const child = spawn(command[0], command.slice(1), {
    env: childEnvironment({
      MIZANI_HOST_NAME: HOST_NAME,
      MIZANI_SECRET: SECRET,
      DATABASE_URL: url,
      MIZANI_DATA_DIR: dataDir,
      LOG_LEVEL: 'error',
      REDIS_URL: '',
      FOUNDRY_LOCAL_ENDPOINT: '',
      MIZANI_MODEL_SERVER_URL: '',
    }),
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  const ended = once(child, 'exit');
  const ready = new Promise((resolve) => {
    let said = '';
    child.stdout.setEncoding('utf8').on('data', (text) => {
      said += text;
      if (said.includes('"event":"ready"')) resolve();
    });
  });
  const died = ended.then(([code]) => {
    throw new Error(`The worker ended with ${code}.`);
  });
  // Once it is ready, its end is expected.
  died.catch(() => {});
  const watch = watchProcess(child.pid);
  await Promise.race([ready, died]);

  return {
    look: watch.look,
    run: (input) => ours.ask('runOnWorker', { dataDir, ...input }),
    async stop() {
      watch.stop();
      await ours.ask('closeInstallation');
      await ours.stop();
      // The broken channel asks every platform's worker to end; a signal is only for one that is stuck.
      if (child.connected) child.disconnect();
      const timer = setTimeout(() => child.kill('SIGKILL'), STOP_WITHIN_MS);
      await ended;
      clearTimeout(timer);
    },
  };
}
