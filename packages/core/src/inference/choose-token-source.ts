import type { TokenSource } from './call-record.ts';

/** What is known about the completion tokens of one call; null where a source is silent. */
export type KnownTokenCounts = {
  usageCompletionTokens: number | null;
  tokenizerCompletionTokens: number | null;
  estimatedCompletionTokens: number;
};

/**
 * The count to believe: the server's usage when it is credible, else its tokenizer's, else the estimate.
 * Usage is credible when it is not above the cap that was sent, and not zero for an answer with text: some servers
 * fill it with zeros, and some count what they never sent.
 */
export function chooseTokenSource(
  counts: KnownTokenCounts,
  { maxTokens, hasText }: { maxTokens: number; hasText: boolean },
): { source: TokenSource; completionTokens: number } {
  const credible = (count: number | null): count is number =>
    count !== null && (count > 0 || !hasText);
  const { usageCompletionTokens, tokenizerCompletionTokens } = counts;
  if (credible(usageCompletionTokens) && usageCompletionTokens <= maxTokens) {
    return { source: 'usage', completionTokens: usageCompletionTokens };
  }
  if (credible(tokenizerCompletionTokens)) {
    return { source: 'tokenizer', completionTokens: tokenizerCompletionTokens };
  }
  return { source: 'estimate', completionTokens: counts.estimatedCompletionTokens };
}
