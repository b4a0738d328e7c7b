import { describe, expect, it } from 'vitest';
import { TurnQueue } from './turn-queue.ts';

describe('TurnQueue', () => {
  it('lets callers through one at a time in the order in which they came', async () => {
    const queue = new TurnQueue();
    const log: string[] = [];
    await Promise.all(
      ['a', 'b', 'c'].map(async (name) => {
        const leave = await queue.enter();
        log.push(`${name} in`);
        await Promise.resolve();
        log.push(`${name} out`);
        leave();
      }),
    );
    expect(log).toEqual(['a in', 'a out', 'b in', 'b out', 'c in', 'c out']);
  });
});
