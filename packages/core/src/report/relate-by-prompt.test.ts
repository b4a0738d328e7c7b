import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mean } from '../statistics/mean.ts';
import { relateByPrompt } from './relate-by-prompt.ts';

const values = (prompt: string, list: number[]) => list.map((value) => ({ prompt, value }));
const meanLog = (related: readonly { log: number }[]) => mean(related.map(({ log }) => log)) ?? 0;

describe('relateByPrompt', () => {
  it('weighs every prompt the same, however often each side answered it', () => {
    // Twice as long for the one, four times for the other: together, the root of eight.
    const base = [...values('short', [10, 10, 10]), ...values('long', [1_000])];
    const other = [...values('short', [20]), ...values('long', [4_000, 4_000, 4_000, 4_000])];
    const related = relateByPrompt(base, other);
    expect(Math.exp(meanLog(related.other) - meanLog(related.base))).toBeCloseTo(Math.sqrt(8), 9);
    expect(related.prompts).toHaveLength(2);
    expect(related.medianDelta).toBe((10 + 3_000) / 2);
  });

  it('knows no difference between prompts, only those between values of a prompt', () => {
    const positive = fc.double({ noNaN: true, min: 0.1, max: 1_000 });
    const side = fc.array(positive, { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(
        fc.array(fc.tuple(side, side, positive), { minLength: 1, maxLength: 4 }),
        (list) => {
          const build = (pick: 0 | 1, isScaled: boolean) =>
            list.flatMap((prompt, index) =>
              values(
                String(index),
                prompt[pick].map((value) => (isScaled ? value * prompt[2] : value)),
              ),
            );
          const plain = relateByPrompt(build(0, false), build(1, false));
          const scaled = relateByPrompt(build(0, true), build(1, true));
          expect(meanLog(plain.base)).toBeCloseTo(0, 9);
          for (const [index, { log }] of plain.other.entries()) {
            expect(scaled.other[index]?.log).toBeCloseTo(log, 6);
          }
        },
      ),
    );
  });

  it('has nothing to say of nothing', () => {
    expect(relateByPrompt([], [])).toEqual({ base: [], other: [], prompts: [], medianDelta: null });
  });
});
