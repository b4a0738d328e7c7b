import { setTimeout } from 'node:timers/promises';

const DEADLINE_MS = 20_000;

/** Waits for a condition to hold; throws with its description when it does not within 20 s. */
export async function until(
  description: string,
  condition: () => boolean | Promise<boolean>,
): Promise<void> {
  const deadline = performance.now() + DEADLINE_MS;
  while (!(await condition())) {
    if (performance.now() > deadline) throw new Error(`Never came true: ${description}`);
    await setTimeout(5);
  }
}
