import type { MetricComparison } from '@mizani/core/report/target-summary';
import { describe, expect, it } from 'vitest';
import { makeRunReport } from '../report/testing/make-run-report.ts';
import { comparisonText } from './comparison-text.ts';

const names = { base: 'nano', other: 'small' };

function sentence(part: Partial<MetricComparison>): string {
  const [comparison] = makeRunReport().comparisons;
  if (!comparison) throw new Error('The report compares two targets.');
  const ratio = { n: 20, value: 0.5, interval: { low: 0.4, high: 0.625, level: 0.95 as const } };
  return comparisonText({ ...comparison, metric: 'totalMs', ratio, ...part }, names);
}

describe('comparisonText', () => {
  it('says who is faster, by how much, and why one may believe it', () => {
    expect(sentence({ verdict: 'faster', adjustedPValue: 0.0004 })).toBe(
      'Total latency: small is 2.0× faster than nano (95 % interval 1.60× to 2.5×, n = 20, adjusted p < 0.001).',
    );
  });

  it('says how many rounds are missing', () => {
    expect(sentence({ verdict: 'undecided', roundsMore: 12 })).toContain('About 12 more rounds');
    expect(sentence({ verdict: 'undecided', roundsMore: null })).toContain('no number of rounds');
  });

  it('names the margin of an equivalence', () => {
    expect(sentence({ verdict: 'equivalent', margin: 0.05 })).toContain('equal within 5 %');
  });

  it('claims nothing without pairs or without an interval', () => {
    const none = { n: 0, value: null, interval: null };
    expect(sentence({ ratio: none })).toContain('cannot be compared');
    expect(sentence({ ratio: { ...none, n: 2, value: 2 } })).toContain('too few pairs to go by');
  });

  it('says lower and higher of rates', () => {
    expect(sentence({ metric: 'decodeTokensPerSecond', verdict: 'slower' })).toContain(
      'small is 2.0× lower than nano',
    );
  });
});
