import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream, existsSync, renameSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { StartError } from './configuration.mjs';

const READY_WITHIN_MS = 120_000;
const STOP_WITHIN_MS = 10_000;
/** A part that crashes this often within this time will not get better by starting it again. */
const CRASHES_MAX = 5;
const CRASH_WINDOW_MS = 60_000;

/** Starts the parts in order, restarts one that crashes, and stops them all together. */
export function createSupervisor({ logDir, verbose }) {
  const running = new Map();
  const crashTimes = new Map();
  let stopping;

  function launch(part) {
    const child = spawn(process.execPath, part.command, {
      cwd: part.cwd,
      env: part.env,
      // The IPC channel is the life line: a part ends when it breaks, also when this process is killed.
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      serialization: 'json',
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
    running.set(part, child);
    return child;
  }

  async function startPart(part) {
    process.stdout.write(`Starting ${part.name}… `);
    const child = launch(part);
    const deadline = performance.now() + READY_WITHIN_MS;
    while (!(await part.isReady(part))) {
      if (stopping) return;
      if (child.exitCode !== null || child.signalCode !== null) {
        throw new StartError(`${part.name} could not start: ${lastWords(part)}`);
      }
      if (performance.now() > deadline) {
        throw new StartError(
          `${part.name} was not ready within ${READY_WITHIN_MS / 1000} s: ${lastWords(part)}`,
        );
      }
      await wait(50);
    }
    console.log('ready');
    watch(part, child);
  }

  function watch(part, child) {
    child.on('exit', async (code, signal) => {
      if (stopping) return;
      const now = performance.now();
      const recent = [...(crashTimes.get(part) ?? []), now].filter(
        (at) => now - at < CRASH_WINDOW_MS,
      );
      crashTimes.set(part, recent);
      const how = signal ? `was killed (${signal})` : `ended with code ${code}`;
      if (recent.length >= CRASHES_MAX) {
        console.error(
          `mizani: ${part.name} ${how} ${CRASHES_MAX} times within a minute; stopping. ${lastWords(part)}`,
        );
        await stop(1);
        return;
      }
      console.error(`mizani: ${part.name} ${how}; starting it again.`);
      await wait(200 * 2 ** (recent.length - 1));
      if (!stopping) watch(part, launch(part));
    });
  }

  /** Ends every part, the last one started first, and then this process. Safe to call twice. */
  function stop(exitCode) {
    stopping ??= (async () => {
      await Promise.all([...running.values()].reverse().map(stopChild));
      process.exit(exitCode);
    })();
    return stopping;
  }

  return {
    get stopping() {
      return stopping !== undefined;
    },
    stop,
    /** @throws {StartError} after having stopped what was started, when a part cannot start */
    async start(parts) {
      try {
        for (const part of parts) if (!stopping) await startPart(part);
      } catch (error) {
        console.log('failed');
        console.error(`mizani: ${error.message}`);
        await stop(1);
      }
    },
  };
}

async function stopChild(child) {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  // Windows has no signals to ask politely with, so the broken channel is the request everywhere.
  if (child.connected) child.disconnect();
  if (process.platform !== 'win32') child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), STOP_WITHIN_MS);
  await ended;
  clearTimeout(timer);
}

function openLog(file) {
  if (existsSync(file)) renameSync(file, `${file}.1`);
  return createWriteStream(file);
}

/** The last line a part wrote; for a structured log line, its message. */
function lastWords(part) {
  const line = part.output.trim().split('\n').at(-1) ?? '';
  try {
    const { msg, message } = JSON.parse(line);
    return msg ?? message ?? line;
  } catch {
    return line || 'it said nothing';
  }
}
