import { describe, expect, it } from 'vitest';
import { budgetTokens } from './token-budget.ts';

describe('budgetTokens', () => {
  it('grants what was asked for while prompt and answer fit the context exactly', () => {
    expect(budgetTokens({ promptTokens: 24, requestedTokens: 1_000, contextTokens: 1_024 })).toBe(
      1_000,
    );
  });

  it('refuses one token more than fits, and says how many were needed', () => {
    expect(() =>
      budgetTokens({ promptTokens: 25, requestedTokens: 1_000, contextTokens: 1_024 }),
    ).toThrow(
      /request requires 1025 total tokens .* exceeds the model's maximum context length of 1024/,
    );
  });

  it('leaves the rest of the context to a request that names no cap, at most 2048 tokens', () => {
    expect(budgetTokens({ promptTokens: 24, requestedTokens: null, contextTokens: 1_024 })).toBe(
      1_000,
    );
    expect(budgetTokens({ promptTokens: 24, requestedTokens: null, contextTokens: 32_768 })).toBe(
      2_048,
    );
    expect(budgetTokens({ promptTokens: 24, requestedTokens: null, contextTokens: null })).toBe(
      2_048,
    );
  });

  it('refuses a prompt that leaves no room for a single token', () => {
    expect(() =>
      budgetTokens({ promptTokens: 1_024, requestedTokens: null, contextTokens: 1_024 }),
    ).toThrow(/requires 1025 total tokens/);
  });
});
