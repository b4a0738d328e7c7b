import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createSampleSequence } from './sample-sequence.ts';

type Item = { ordinal: number };

function sequenceOf(firstOrdinal: number) {
  const handed: number[] = [];
  const sequence = createSampleSequence<Item>(firstOrdinal, ({ ordinal }) => handed.push(ordinal));
  return { handed, sequence };
}

describe('createSampleSequence', () => {
  it('hands on in order of ordinal, whatever ends first, nothing twice and as soon as it can', () => {
    const orders = fc.integer({ min: 1, max: 20 }).chain((count) =>
      fc.shuffledSubarray(
        Array.from({ length: count }, (_, index) => 7 + index),
        { minLength: count, maxLength: count },
      ),
    );
    fc.assert(
      fc.property(orders, (order) => {
        const { handed, sequence } = sequenceOf(7);
        const settled = new Set<number>();
        for (const ordinal of order) {
          sequence.settle(ordinal, { ordinal });
          settled.add(ordinal);
          let expected = 7;
          while (settled.has(expected)) expected += 1;
          expect(handed).toEqual(Array.from({ length: expected - 7 }, (_, index) => 7 + index));
        }
      }),
    );
  });

  it('ends before a sample that is not kept', () => {
    const { handed, sequence } = sequenceOf(0);
    sequence.settle(2, { ordinal: 2 });
    sequence.settle(1, null);
    sequence.settle(0, { ordinal: 0 });
    sequence.settle(3, { ordinal: 3 });
    expect(handed).toEqual([0]);
  });
});
