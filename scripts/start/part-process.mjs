import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream, existsSync, renameSync } from 'node:fs';
import path from 'node:path';

const STOP_WITHIN_MS = 10_000;

/** Starts the process of a part. Its output goes to its log file, and its end is kept in `part.output`. */
export function launchPart(part, { logDir, verbose }) {
  const child = spawn(process.execPath, part.command, {
    cwd: part.cwd,
    env: part.env,
    // The IPC channel is the life line: a part ends when it breaks, also when this process is killed.
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  const log = openLog(path.join(logDir, `${part.name}.log`));
  part.output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text) => {
      log.write(text);
      // Enough to recognise the ready line and to show what a part said before it died.
      part.output = (part.output + text).slice(-4_000);
      if (verbose) process.stdout.write(text.replace(/^(?=.)/gm, `${part.name} | `));
    });
  }
  child.on('close', () => log.end());
  return child;
}

/** Asks a part to end, and makes it end when it does not. Resolves when it is gone. */
export async function stopPart(child) {
  if (isOver(child)) return;
  const ended = once(child, 'exit');
  // Windows has no signals to ask politely with, so the broken channel is the request everywhere.
  if (child.connected) child.disconnect();
  if (process.platform !== 'win32') child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), STOP_WITHIN_MS);
  await ended;
  clearTimeout(timer);
}

export function isOver(child) {
  return child.exitCode !== null || child.signalCode !== null;
}

/** How a part ended, for people. */
export function describeEnd(child) {
  return child.signalCode
    ? `was killed (${child.signalCode})`
    : `ended with code ${child.exitCode}`;
}

/** The last line a part wrote, stack traces left out; for a structured log line, its message. */
export function lastWords(part) {
  const lines = part.output.split('\n').filter((text) => /\S/.test(text) && !/^\s+at /.test(text));
  const line = lines.at(-1) ?? '';
  try {
    const { msg, message } = JSON.parse(line);
    return msg ?? message ?? line;
  } catch {
    return line || 'it said nothing';
  }
}

function openLog(file) {
  if (existsSync(file)) renameSync(file, `${file}.1`);
  return createWriteStream(file);
}
