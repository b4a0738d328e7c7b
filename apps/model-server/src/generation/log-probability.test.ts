import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { logNormalizer, topTokenIds } from './log-probability.ts';

const logits = fc
  .array(fc.float({ min: -50, max: 50, noNaN: true }), { minLength: 1, maxLength: 60 })
  .map((values) => Float32Array.from(values));

describe('logNormalizer', () => {
  it('makes the probabilities add up to 1', () => {
    fc.assert(
      fc.property(logits, (values) => {
        const normalizer = logNormalizer(values);
        const sum = values.reduce((total, logit) => total + Math.exp(logit - normalizer), 0);
        expect(sum).toBeCloseTo(1, 9);
      }),
    );
  });

  it('gives each of four equal logits a quarter, however large they are', () => {
    const values = Float32Array.of(5_000, 5_000, 5_000, 5_000);
    expect(5_000 - logNormalizer(values)).toBeCloseTo(Math.log(0.25), 9);
  });
});

describe('topTokenIds', () => {
  it('agrees with sorting all logits', () => {
    fc.assert(
      fc.property(logits, fc.integer({ min: 0, max: 20 }), (values, count) => {
        const sorted = [...values.keys()].sort((a, b) => (values[b] ?? 0) - (values[a] ?? 0));
        expect(topTokenIds(values, count)).toEqual(sorted.slice(0, count));
      }),
    );
  });
});
