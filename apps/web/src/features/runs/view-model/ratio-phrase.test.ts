import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { quantityText } from '../../../components/format/quantity.ts';
import { ratioPhrase } from './ratio-phrase.ts';

const say = (value: number, lowerIsBetter: boolean) => {
  const phrase = ratioPhrase({ value, interval: null }, lowerIsBetter);
  return phrase && `${quantityText(phrase.factor)} ${phrase.word}`;
};

describe('ratioPhrase', () => {
  it('turns ratios below 1 around and says which way', () => {
    expect(say(4.31, true)).toBe('4.3× slower');
    expect(say(0.058, true)).toBe('17× faster');
    expect(say(0.0012, true)).toBe('833× faster');
    expect(say(1 / 4.6, false)).toBe('4.6× lower');
    expect(say(4.6, false)).toBe('4.6× higher');
    expect(say(1.04, true)).toBe('1.04× slower');
  });

  it('calls what rounds to the same equal, and says nothing of the unknown', () => {
    expect(say(1.001, true)).toBe('1.00× equal');
    expect(say(0.999, false)).toBe('1.00× equal');
    expect(ratioPhrase({ value: null, interval: null }, true)).toBeNull();
    expect(ratioPhrase({ value: 0, interval: null }, true)).toBeNull();
  });

  it('turns the interval around with the factor', () => {
    const interval = { low: 0.2, high: 0.5, level: 0.95 } as const;
    expect(ratioPhrase({ value: 0.25, interval }, true)).toMatchObject({
      factor: { digits: '4.0' },
      interval: { low: { digits: '2.0' }, high: { digits: '5.0' } },
    });
  });

  it('never says less than one times as much', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-6, max: 1e6, noNaN: true }), (value) => {
        const digits = ratioPhrase({ value, interval: null }, true)?.factor.digits ?? '';
        expect(Number(digits.replaceAll(',', ''))).toBeGreaterThanOrEqual(1);
      }),
    );
  });
});
