import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const APP = fileURLToPath(new URL('../../', import.meta.url));

export type ServerProcess = {
  child: ChildProcess;
  ready: { event: 'ready'; port: number; url: string; backend: string; pid: number };
  errorOutput: () => string;
  /** The exit code and signal, once the process has ended. */
  exited: Promise<[number | null, NodeJS.Signals | null]>;
};

/** Bundles the server as a release would. */
export async function buildServer(): Promise<void> {
  await promisify(execFile)(process.execPath, ['build.mjs'], { cwd: APP });
}

/** Starts the bundled server and waits for its ready line; rejects with its error output when none comes. */
export async function spawnServer(
  variables: Record<string, string>,
  nodeOptions: string[] = [],
): Promise<ServerProcess> {
  const child = spawn(process.execPath, [...nodeOptions, 'dist/main.js'], {
    cwd: APP,
    env: { ...process.env, PORT: '0', LOG_LEVEL: 'info', ...variables },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  const exited = once(child, 'exit') as ServerProcess['exited'];
  let errors = '';
  child.stderr?.on('data', (data) => {
    errors += data;
  });
  if (!child.stdout) throw new Error('The process has no output.');
  const line = once(createInterface(child.stdout), 'line');
  const first = await Promise.race([line, exited.then(() => null)]);
  if (first === null) throw new Error(errors);
  return { child, ready: JSON.parse(first[0]), errorOutput: () => errors, exited };
}
