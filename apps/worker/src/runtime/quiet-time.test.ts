import { describe, expect, it } from 'vitest';
import { QuietTime } from './quiet-time.ts';

/** A background task that ends when it is told to. */
function untilAborted(log: string[]) {
  return (signal: AbortSignal) =>
    new Promise<void>((resolve) => {
      log.push('background');
      signal.addEventListener('abort', () => {
        log.push('background ended');
        resolve();
      });
    });
}

describe('QuietTime', () => {
  it('ends background work before a job begins', async () => {
    const quiet = new QuietTime();
    const log: string[] = [];
    const background = quiet.use(untilAborted(log));
    await quiet.disturb(async () => {
      log.push('job');
    });
    await background;
    expect(log).toEqual(['background', 'background ended', 'job']);
  });

  it('starts no background work while a job is in hand', async () => {
    const quiet = new QuietTime();
    const log: string[] = [];
    await quiet.disturb(() => quiet.use(untilAborted(log)));
    expect(log).toEqual([]);
  });

  it('allows background work again after a job, even one that failed', async () => {
    const quiet = new QuietTime();
    await quiet.disturb(() => Promise.reject(new Error('broken'))).catch(() => {});
    let aborted: boolean | undefined;
    await quiet.use(async (signal) => {
      aborted = signal.aborted;
    });
    expect(aborted).toBe(false);
  });

  it('lets a job begin although the background work failed', async () => {
    const quiet = new QuietTime();
    const failing = quiet.use(
      (signal) =>
        new Promise((_, reject) => signal.addEventListener('abort', () => reject(new Error('x')))),
    );
    failing.catch(() => {});
    expect(await quiet.disturb(async () => 'done')).toBe('done');
    await expect(failing).rejects.toThrow('x');
  });
});
