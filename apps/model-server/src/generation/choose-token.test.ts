import { describe, expect, it } from 'vitest';
import { chooseToken } from './choose-token.ts';
import { seededRandom } from './seeded-random.ts';

/** Logits of the given probabilities. */
const logitsOf = (...probabilities: number[]) => Float32Array.from(probabilities, Math.log);

function draw(count: number, logits: Float32Array, temperature: number, topP: number, seed = 1) {
  const random = seededRandom(seed);
  return Array.from({ length: count }, () => chooseToken(logits, { temperature, topP, random }));
}

const shareOf = (ids: number[], id: number) =>
  ids.filter((other) => other === id).length / ids.length;

describe('chooseToken', () => {
  it('takes the likeliest token at temperature 0, the lowest id among equals, without chance', () => {
    const random = () => {
      throw new Error('chance was asked');
    };
    const options = { temperature: 0, topP: 1, random };
    expect(chooseToken(Float32Array.of(1, 3, 3, 2), options)).toBe(1);
  });

  it('draws tokens as often as their probability says', () => {
    const ids = draw(20_000, logitsOf(0.2, 0.5, 0.3), 1, 1);
    expect(shareOf(ids, 0)).toBeCloseTo(0.2, 1);
    expect(shareOf(ids, 1)).toBeCloseTo(0.5, 1);
    expect(shareOf(ids, 2)).toBeCloseTo(0.3, 1);
  });

  it('sharpens the distribution below temperature 1', () => {
    // 0.8² : 0.2² = 16 : 1
    expect(shareOf(draw(20_000, logitsOf(0.8, 0.2), 0.5, 1), 1)).toBeCloseTo(1 / 17, 1);
  });

  it('draws only from the fewest tokens that reach top_p', () => {
    const logits = logitsOf(0.1, 0.4, 0.2, 0.3);
    expect(new Set(draw(2_000, logits, 1, 0.6))).toEqual(new Set([1, 3]));
    expect(new Set(draw(2_000, logits, 1, 0))).toEqual(new Set([1]));
  });

  it('repeats its choices with the same seed and varies them with another', () => {
    const logits = logitsOf(0.25, 0.25, 0.25, 0.25);
    expect(draw(50, logits, 1, 0.9, 7)).toEqual(draw(50, logits, 1, 0.9, 7));
    expect(draw(50, logits, 1, 1, 7)).not.toEqual(draw(50, logits, 1, 1, 8));
  });
});
