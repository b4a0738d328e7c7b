import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeCallRecord } from '../testing/make-call-record.ts';
import { settleTokenCounts } from './settle-token-counts.ts';

const CAP = 180;

/** A record whose server counted so many tokens, as the provider makes it. */
function recordWith(usage: number | null, overrides: Parameters<typeof makeCallRecord>[0] = {}) {
  return makeCallRecord({
    ...overrides,
    tokens: {
      usageCompletionTokens: usage,
      estimatedCompletionTokens: 90,
      completionTokens: usage ?? 90,
      source: usage === null ? 'estimate' : 'usage',
      ...overrides.tokens,
    },
  });
}

describe('the source', () => {
  it('is usage while it is credible, else the tokenizer, else the estimate', () => {
    const settle = (usage: number | null, tokenizer: number | null) =>
      settleTokenCounts(recordWith(usage), tokenizer, CAP).tokens;
    expect(settle(100, 99)).toMatchObject({ source: 'usage', completionTokens: 100 });
    expect(settle(null, 99)).toMatchObject({ source: 'tokenizer', completionTokens: 99 });
    expect(settle(null, null)).toMatchObject({ source: 'estimate', completionTokens: 90 });
    // 238 tokens under a cap of 180.
    expect(settle(238, 99)).toMatchObject({ source: 'tokenizer', completionTokens: 99 });
    expect(settle(238, null)).toMatchObject({ source: 'estimate', completionTokens: 90 });
    expect(settle(0, 99)).toMatchObject({ source: 'tokenizer', completionTokens: 99 });
  });

  it('may be a usage of zero when there is no text', () => {
    const record = recordWith(0, { chunkCount: 0, text: '' });
    expect(settleTokenCounts(record, 0, CAP).tokens).toMatchObject({
      source: 'usage',
      completionTokens: 0,
    });
  });

  it('leaves what the server itself counted in the record', () => {
    expect(settleTokenCounts(recordWith(238), 99, CAP).tokens).toMatchObject({
      usageCompletionTokens: 238,
      tokenizerCompletionTokens: 99,
      estimatedCompletionTokens: 90,
    });
  });
});

describe('tokens-disagree', () => {
  const flagsOf = (usage: number | null, tokenizer: number | null, overrides = {}) =>
    settleTokenCounts(recordWith(usage, overrides), tokenizer, 1_000).flags;

  it('is set when usage and tokenizer are more than 2 % apart, in either direction', () => {
    expect(flagsOf(100, 97)).toEqual(['tokens-disagree']);
    expect(flagsOf(97, 100)).toEqual(['tokens-disagree']);
    expect(flagsOf(100, 98)).toEqual([]);
  });

  it('is not set because of the token that ends an answer', () => {
    expect(flagsOf(11, 10)).toEqual([]);
    expect(flagsOf(10, 11)).toEqual(['tokens-disagree']);
    expect(flagsOf(11, 10, { finishReason: 'length' })).toEqual(['tokens-disagree']);
  });

  it('is never set by an estimate', () => {
    expect(flagsOf(500, null)).toEqual([]);
    expect(flagsOf(null, 500)).toEqual([]);
  });

  it('is cleared when the counts agree, and leaves the other flags in their order', () => {
    const flags = ['tokens-disagree', 'repeating', 'prompt-cached'] as const;
    expect(flagsOf(100, 100, { flags })).toEqual(['repeating', 'prompt-cached']);
    expect(flagsOf(100, 50, { flags: ['prompt-cached'] })).toEqual([
      'tokens-disagree',
      'prompt-cached',
    ]);
  });
});

describe('reasoning', () => {
  it('is added to what the tokenizer counts of the visible text', () => {
    const record = recordWith(100, { reasoningCharacters: 200, tokens: { reasoningTokens: 60 } });
    const settled = settleTokenCounts(record, 40, CAP);
    expect(settled.tokens.tokenizerCompletionTokens).toBe(100);
    expect(settled.flags).toEqual([]);
  });

  it('leaves the tokenizer without a count when nobody says how much of it there was', () => {
    for (const reasoningTokens of [null, 0]) {
      const record = recordWith(100, { reasoningCharacters: 200, tokens: { reasoningTokens } });
      const settled = settleTokenCounts(record, 40, CAP);
      expect(settled.tokens).toMatchObject({ tokenizerCompletionTokens: null, source: 'usage' });
      expect(settled.flags).toEqual([]);
    }
  });
});

describe('the outcome', () => {
  it('becomes truncated when a real count reaches the cap', () => {
    expect(settleTokenCounts(recordWith(null), CAP, CAP).outcome).toBe('truncated');
    expect(settleTokenCounts(recordWith(238), CAP, CAP).outcome).toBe('truncated');
    expect(settleTokenCounts(recordWith(100), CAP, CAP).outcome).toBe('succeeded');
  });

  it('stays what it was for everything but a success, and for an estimate at the cap', () => {
    const failed = recordWith(null, { outcome: 'failed', errorClass: 'server-error' });
    expect(settleTokenCounts(failed, CAP, CAP).outcome).toBe('failed');
    const long = recordWith(null, { tokens: { estimatedCompletionTokens: 900 } });
    expect(settleTokenCounts(long, null, CAP).outcome).toBe('succeeded');
  });

  it('is settled once and for all: the same count again changes nothing', () => {
    const count = fc.option(fc.nat(400), { nil: null });
    fc.assert(
      fc.property(count, count, fc.nat(200), (usage, tokenizer, reasoningTokens) => {
        const record = recordWith(usage, { tokens: { reasoningTokens } });
        const once = settleTokenCounts(record, tokenizer, CAP);
        expect(settleTokenCounts(once, tokenizer, CAP)).toEqual(once);
      }),
    );
  });
});
