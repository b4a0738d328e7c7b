import { describe, expect, it } from 'vitest';
import { makeFacts } from '../testing/make-facts.ts';
import {
  deriveCharactersPerSecond,
  deriveDecodeMs,
  deriveDecodeTokensPerSecond,
  deriveEndToEndTokensPerSecond,
  deriveTpotMs,
} from './derive-rates.ts';

describe('rates of a sample', () => {
  // 10 ms per token, first after 150 ms: what peers report as 10.00, 11.09, 18.75 or 40.
  it.each([
    [128, 128],
    [16, 16],
    [128, 32],
  ])('finds 10 ms per token in a stream of %i tokens and %i chunks', (tokens, chunks) => {
    const serviceMs = 150 + (tokens - 1) * 10;
    const sample = makeFacts({
      ttftMs: 150,
      tailMs: 0,
      serviceMs,
      completionTokens: tokens,
      chunkCount: chunks,
    });
    expect(deriveTpotMs(sample)).toBeCloseTo(10, 9);
    expect(deriveDecodeTokensPerSecond(sample)).toBeCloseTo(100, 9);
  });

  it('does not count the tokens of the first chunk, where their number is known', () => {
    // 32 chunks of 4 tokens, 40 ms apart: counting one for the first makes 9.76 of the 10 ms.
    const sample = {
      ttftMs: 150,
      tailMs: 0,
      serviceMs: 150 + 31 * 40,
      completionTokens: 128,
      chunkCount: 32,
    };
    expect(deriveTpotMs(makeFacts(sample))).toBeCloseTo(9.76, 2);
    expect(deriveTpotMs(makeFacts({ ...sample, firstChunkTokens: 4 }))).toBeCloseTo(10, 9);
    expect(deriveTpotMs(makeFacts({ ...sample, firstChunkTokens: 128 }))).toBeNull();
  });

  it('leaves out first token and tail from decoding, and neither from the whole', () => {
    const sample = makeFacts({ ttftMs: 20, tailMs: 8, serviceMs: 100, totalMs: 125 });
    expect(deriveDecodeMs(sample)).toBe(72);
    expect(deriveTpotMs(sample)).toBe(8);
    expect(deriveEndToEndTokensPerSecond(sample)).toBe(80);
    expect(deriveCharactersPerSecond(sample)).toBe(400);
  });

  it.each([
    ['one token', { completionTokens: 1 }],
    ['too few tokens to show a pace', { completionTokens: 7 }],
    ['no tokens', { completionTokens: 0 }],
    ['an unknown number of tokens', { completionTokens: null }],
    ['one chunk', { chunkCount: 1 }],
    ['no first token', { ttftMs: null }],
    ['no end', { tailMs: null }],
    ['no time between first and last token', { ttftMs: 92 }],
  ])('has no time per token with %s', (_, overrides) => {
    expect(deriveTpotMs(makeFacts(overrides))).toBeNull();
    expect(deriveDecodeTokensPerSecond(makeFacts(overrides))).toBeNull();
  });

  it('has no rate of nothing, and none in no time', () => {
    expect(deriveEndToEndTokensPerSecond(makeFacts({ completionTokens: null }))).toBeNull();
    expect(deriveEndToEndTokensPerSecond(makeFacts({ completionTokens: 0 }))).toBeNull();
    expect(deriveCharactersPerSecond(makeFacts({ characterCount: 0 }))).toBeNull();
    expect(deriveCharactersPerSecond(makeFacts({ totalMs: 0 }))).toBeNull();
  });
});
