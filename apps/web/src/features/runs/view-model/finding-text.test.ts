import type { RunFinding } from '@mizani/core/report/validity';
import { describe, expect, it } from 'vitest';
import { findingText } from './finding-text.ts';

const names = new Map([['tgt_1', 'small']]);
const at = { severity: 'caution', targetId: 'tgt_1' } as const;

describe('findingText', () => {
  it.each([
    [{ ...at, kind: 'not-certified', reason: 'no port' }, /not certified.*no port/],
    [
      { ...at, kind: 'effect-below-harness-error', metric: 'ttftMs', effectMs: 0.2, errorMs: 0.5 },
      /0\.200.*small.*0\.500/,
    ],
    [
      { ...at, kind: 'rate-not-reached', step: 1, askedPerSecond: 20, achievedPerSecond: 11.26 },
      /small: asked for 20\.0 requests per second, reached 11\.3/,
    ],
    [{ ...at, kind: 'throttling', ratio: 1.31 }, /1\.31×/],
    [{ ...at, kind: 'tokens-disagree', samples: 3, of: 40 }, /small: in 3 of 40 answers/],
    [{ ...at, kind: 'failures', samples: 3, of: 40 }, /3 of 40 requests failed/],
  ] satisfies [RunFinding, RegExp][])('says %j in words', (finding, words) => {
    expect(findingText(finding, names)).toMatch(words);
  });

  it('turns a drift towards faster around, so that no sentence says "−8 % higher"', () => {
    const drift = {
      ...at,
      kind: 'drift',
      metric: 'totalMs',
      totalChange: -0.08,
      low: -0.12,
      high: -0.03,
    } as const;
    expect(findingText(drift, names)).toMatch(/was 8\s% lower .* 3\s% to 12\s%/);
    const slower = { ...drift, totalChange: 0.08, low: -0.01, high: 0.17 };
    expect(findingText(slower, names)).toMatch(/was 8\s% higher .* −1\s% to 17\s%/);
  });

  it('falls back on the id of a target without a name', () => {
    const finding = { ...at, targetId: 'tgt_9', kind: 'failures', samples: 1, of: 2 } as const;
    expect(findingText(finding, names)).toContain('tgt_9');
  });
});
