import { describe, expect, it } from 'vitest';
import type { SampleFacts } from '../benchmark/sample-repository.ts';
import { makeFacts } from '../testing/make-facts.ts';
import { groupFactsByTarget } from './facts-by-target.ts';
import { summarizeDrift } from './summarize-drift.ts';

function makeRounds(rounds: number, change: (sample: SampleFacts) => Partial<SampleFacts>) {
  const facts = Array.from({ length: rounds * 2 }, (_, ordinal) => {
    const sample = makeFacts({
      ordinal,
      round: 1 + Math.floor(ordinal / 2),
      promptIndex: ordinal % 2,
    });
    return { ...sample, ...change(sample) };
  });
  return groupFactsByTarget(['tgt_small'], facts);
}

describe('summarizeDrift', () => {
  it('finds how much longer the same requests take at the end', () => {
    const drift = summarizeDrift(
      makeRounds(11, ({ round, promptIndex }) => ({
        totalMs: 100 * (1 + promptIndex) * 1.02 ** (round - 1),
      })),
    );
    const total = drift.find(({ metric }) => metric === 'totalMs');
    expect(total).toMatchObject({ rounds: 11 });
    expect(total?.perRound).toBeCloseTo(0.02, 9);
    expect(total?.totalChange).toBeCloseTo(1.02 ** 10 - 1, 9);
    expect(drift.find(({ metric }) => metric === 'ttftMs')?.totalChange).toBeCloseTo(0, 9);
  });

  it('does not take a slow prompt that failed in the first rounds for drift', () => {
    const drift = summarizeDrift(
      makeRounds(8, ({ round, promptIndex }) => ({
        totalMs: promptIndex === 0 ? 100 : 900,
        outcome: promptIndex === 1 && round <= 4 ? 'failed' : 'succeeded',
      })),
    );
    expect(drift.find(({ metric }) => metric === 'totalMs')?.totalChange).toBeCloseTo(0, 9);
  });

  it('leaves out metrics with too few rounds, or no values', () => {
    expect(summarizeDrift(makeRounds(3, () => ({})))).toEqual([]);
    const drift = summarizeDrift(makeRounds(5, () => ({ completionTokens: null })));
    expect(drift.map(({ metric }) => metric)).toEqual(['ttftMs', 'totalMs']);
  });
});
