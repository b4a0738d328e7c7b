import { setTimeout as wait } from 'node:timers/promises';

const WITHIN_MS = 30_000;

/** Asks until the answer is yes. Throws when the program ends first, or after half a minute. */
export async function waitUntil(what, isReady, child) {
  const deadline = performance.now() + WITHIN_MS;
  while (!(await isReady())) {
    if (child && child.exitCode !== null)
      throw new Error(`${what} ended with code ${child.exitCode}`);
    if (performance.now() > deadline) throw new Error(`${what} was not ready in time`);
    await wait(50);
  }
}
