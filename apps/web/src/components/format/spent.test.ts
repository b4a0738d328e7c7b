import { describe, expect, it } from 'vitest';
import { pValueText } from './p-value.ts';
import { quantityText } from './quantity.ts';
import { joules, microUsd } from './spent.ts';

const plain = (text: string) => text.replaceAll('\u202f', ' ');

describe('what was spent', () => {
  it('is never rounded to nothing', () => {
    expect(plain(quantityText(microUsd(3.21)))).toBe('0.00000321 USD');
    expect(plain(quantityText(microUsd(12_345)))).toBe('0.012 USD');
    expect(plain(quantityText(microUsd(2_500_000)))).toBe('2.50 USD');
    expect(plain(quantityText(microUsd(0)))).toBe('0 USD');
  });

  it('changes to kilojoules where joules become long', () => {
    expect(plain(quantityText(joules(9_999)))).toBe('9,999 J');
    expect(plain(quantityText(joules(12_345)))).toBe('12.3 kJ');
    expect(joules(null)).toBeNull();
  });
});

describe('pValueText', () => {
  it('claims neither impossibility nor certainty', () => {
    expect([0, 0.0009, 0.034, 0.5, 1].map(pValueText)).toEqual([
      '< 0.001',
      '< 0.001',
      '= 0.034',
      '= 0.50',
      '> 0.99',
    ]);
  });
});
