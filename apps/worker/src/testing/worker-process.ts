import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { promisify } from 'node:util';
import { cleanEnvironment } from './test-services.ts';

const WORKER_DIR = path.resolve(import.meta.dirname, '../..');

/** Bundles the worker as `npm run build` does. */
export async function buildWorker(): Promise<void> {
  await promisify(execFile)(process.execPath, ['build.mjs'], { cwd: WORKER_DIR });
}

export type WorkerProcess = {
  /** Everything it wrote so far. */
  output(): string;
  /** Resolves when it says that it works; rejects with its output when it ends before. */
  ready(): Promise<void>;
  /** Sends the signal, or breaks the channel to its parent, and resolves with how it ended. */
  end(how: NodeJS.Signals | 'disconnect'): Promise<{ code: number | null; elapsedMs: number }>;
  /** Resolves with its exit code, once it has ended by itself. */
  ended: Promise<number | null>;
};

/** Starts the bundled worker as the supervisor does: with a channel that ends when we do. */
export function startWorkerProcess(environment: Record<string, string>): WorkerProcess {
  const child = spawn(process.execPath, [path.join(WORKER_DIR, 'dist/main.js')], {
    env: { ...cleanEnvironment(), ...environment },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
  }
  // Not the event `close`: it never comes once we have broken the channel ourselves.
  const ended = Promise.all([
    once(child, 'exit'),
    ...[child.stdout, child.stderr].map((stream) => stream && once(stream, 'close')),
  ]).then(([[code]]) => code as number | null);
  return {
    output: () => output,
    ended,
    async ready() {
      const said = new Promise<void>((resolve) => {
        child.stdout?.on('data', () => output.includes('"event":"ready"') && resolve());
      });
      const died = ended.then((code) => {
        throw new Error(`The worker ended with ${code}: ${output}`);
      });
      await Promise.race([said, died]);
    },
    async end(how) {
      const askedMs = performance.now();
      if (how === 'disconnect') child.disconnect();
      else kill(child, how);
      const code = await ended;
      return { code, elapsedMs: performance.now() - askedMs };
    },
  };
}

function kill(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.exitCode === null && child.signalCode === null) child.kill(signal);
}
