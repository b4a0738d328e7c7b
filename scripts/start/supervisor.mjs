import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { StartError } from './configuration.mjs';
import { describeEnd, isOver, lastWords, launchPart, stopPart } from './part-process.mjs';

const READY_WITHIN_MS = 120_000;
/** A part that dies this often in a row without ever doing its work will not get better by starting it again. */
const FAILED_STARTS_MAX = 5;
/** A part that has lived this long is started again at once; one that dies sooner waits longer each time. */
const LIVED_WELL_MS = 5_000;
const RESTART_DELAY_MAX_MS = 5_000;

/** Starts the parts in order, starts one that ends again, and stops them all together. */
export function createSupervisor(config) {
  const running = new Map();
  let stopping;

  function launch(part) {
    const child = launchPart(part, config);
    running.set(part, child);
    return child;
  }

  /** Resolves when the part does its work. @throws {StartError} when it dies before, or takes too long */
  async function untilReady(part, child) {
    const deadline = performance.now() + READY_WITHIN_MS;
    while (!stopping && !(await part.isReady(part))) {
      if (stopping) return;
      if (isOver(child)) throw new StartError(`${part.name} could not start: ${lastWords(part)}`);
      if (performance.now() > deadline) {
        throw new StartError(
          `${part.name} is not ready after ${READY_WITHIN_MS / 1000} s: ${lastWords(part)}`,
        );
      }
      await wait(50);
    }
  }

  /** Starts the part again whenever it ends, until everything is stopped or it cannot be started any more. */
  async function keepAlive(part, firstChild) {
    let child = firstChild;
    let shortLives = 0;
    let failedStarts = 0;
    while (failedStarts < FAILED_STARTS_MAX) {
      const watchedFromMs = performance.now();
      if (!isOver(child)) await once(child, 'exit');
      if (stopping) return;
      console.error(`mizani: ${part.name} ${describeEnd(child)}; starting it again.`);
      shortLives = performance.now() - watchedFromMs < LIVED_WELL_MS ? shortLives + 1 : 0;
      if (shortLives > 0) await wait(Math.min(RESTART_DELAY_MAX_MS, 100 * 2 ** shortLives));
      if (stopping) return;
      child = launch(part);
      const started = untilReady(part, child);
      failedStarts = await started.then(() => 0).catch(() => failedStarts + 1);
    }
    console.error(`mizani: ${part.name} cannot be started any more; stopping. ${lastWords(part)}`);
    await stop(1);
  }

  /** Ends every part and then this process. Safe to call twice. */
  function stop(exitCode) {
    stopping ??= Promise.all([...running.values()].map(stopPart)).then(() =>
      process.exit(exitCode),
    );
    return stopping;
  }

  async function startAll(parts) {
    for (const part of parts) {
      if (stopping) return;
      process.stdout.write(`Starting ${part.name}… `);
      const child = launch(part);
      await untilReady(part, child);
      if (stopping) return;
      console.log('ready');
      keepAlive(part, child);
    }
  }

  return {
    /** Whether there is anything to stop. */
    get started() {
      return running.size > 0;
    },
    get stopping() {
      return stopping !== undefined;
    },
    stop,
    /** Ends this process, after having stopped what was started, when a part cannot start. */
    async start(parts) {
      try {
        await startAll(parts);
      } catch (error) {
        console.log('failed');
        console.error(`mizani: ${error.message}`);
        await stop(1);
      }
    },
  };
}
