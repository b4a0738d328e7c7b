import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { CommandFailure } from '../exit-codes.ts';
import { findServer } from './find-server.ts';

const LOOK_EVERY_MS = 200;
const STOP_WITHIN_MS = 20_000;
const LAST_WORDS_CHARS = 4_000;

/** Ends every part of a product that was started. Safe to call twice. */
export type StopProduct = () => Promise<void>;

/**
 * Starts this machine's own Mizani without a browser and resolves when it works; its data folder is the usual one.
 * Throws `CommandFailure` with what it said when it cannot start, and what the signal says when it aborts.
 */
export async function startProduct({
  root,
  url,
  onOutput,
  interruption,
}: {
  root: string;
  url: URL;
  onOutput: (text: string) => void;
  interruption: AbortSignal;
}): Promise<StopProduct> {
  const script = path.join(root, 'scripts/start.mjs');
  const child = spawn(process.execPath, [script, '--no-open', '--port', url.port], {
    cwd: root,
    // The channel is the life line: the product ends when it breaks, also when this process is killed.
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    // Apart from this terminal's Ctrl-C: a run must be cancelled in order before its worker goes.
    detached: true,
    windowsHide: true,
  });
  let lastWords = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => {
      lastWords = (lastWords + text).slice(-LAST_WORDS_CHARS);
      onOutput(text);
    });
  }
  const stop = () => stopProcess(child);
  try {
    while ((await findServer(url.origin)).state !== 'ready') {
      interruption.throwIfAborted();
      if (isOver(child)) throw new CommandFailure(explainEnd(lastWords));
      await wait(LOOK_EVERY_MS);
    }
    return stop;
  } catch (error) {
    await stop();
    throw error;
  }
}

async function stopProcess(child: ChildProcess): Promise<void> {
  if (isOver(child)) return;
  const ended = once(child, 'exit');
  if (child.connected) child.disconnect();
  const timer = setTimeout(() => child.kill('SIGKILL'), STOP_WITHIN_MS);
  await ended;
  clearTimeout(timer);
}

function isOver(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null;
}

function explainEnd(lastWords: string): string {
  const lines = lastWords.split('\n').filter((line) => line.trim() !== '');
  const reason = lines.find((line) => line.startsWith('mizani: ')) ?? lines.at(-1) ?? '';
  return `Mizani could not start. ${reason.replace(/^mizani: /, '')}`;
}
