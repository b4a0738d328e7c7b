import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { type ProcessOptions, readyMessageSchema } from '../reference-server/process-options.ts';

const START_WITHIN_MS = 15_000;

export type ReferenceProcess = {
  /** Without `/v1`. */
  baseUrl: string;
  pid: number;
  /** Resolves when the process is gone. */
  close(): Promise<void>;
};

/**
 * Starts the reference server in a process of its own, which also ends when this one does, however it ends.
 * `entry` is the file to run. Rejects with what the process said when it cannot start, and with the reason of
 * `signal` when that is aborted before; then nothing is left running.
 */
export async function startReferenceProcess(input: {
  entry: string;
  options?: ProcessOptions;
  signal: AbortSignal;
}): Promise<ReferenceProcess> {
  const { entry, options = {}, signal } = input;
  signal.throwIfAborted();
  const child = spawn(process.execPath, [entry, JSON.stringify(options)], {
    // The channel tells where it listens, and breaks when this process is gone.
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    windowsHide: true,
  });
  const timeout = AbortSignal.timeout(START_WITHIN_MS);
  try {
    const { baseUrl, pid } = readyMessageSchema.parse(
      await firstMessage(child, AbortSignal.any([signal, timeout])),
    );
    return { baseUrl, pid, close: () => end(child) };
  } catch (error) {
    await end(child);
    signal.throwIfAborted();
    if (!timeout.aborted) throw error;
    throw new Error(`The reference server did not start within ${START_WITHIN_MS} ms.`);
  }
}

function firstMessage(child: ChildProcess, signal: AbortSignal): Promise<unknown> {
  return new Promise((resolve, reject) => {
    let said = '';
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      said = (said + text).slice(-2_000);
    });
    child.once('message', resolve);
    child.once('error', reject);
    child.once('close', (code, killedBy) =>
      reject(new Error(`The reference server ended with ${killedBy ?? code}: ${said.trim()}`)),
    );
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
}

/** By force: it keeps nothing that could be lost, and force is all that Windows has. */
async function end(child: ChildProcess): Promise<void> {
  const isOver = child.pid === undefined || child.exitCode !== null || child.signalCode !== null;
  if (isOver) return;
  const ended = once(child, 'exit');
  child.kill('SIGKILL');
  await ended;
}
