import type { CallOutcome, CallRecord, SampleFlag, TokenCounts } from './call-record.ts';
import { SAMPLE_FLAGS } from './call-record.ts';
import { chooseTokenSource } from './choose-token-source.ts';

/** Two real counts that are further apart, relative to the larger, do not mean the same text. */
export const TOKEN_COUNTS_TOLERANCE = 0.02;

/**
 * Completes a record with what the server's tokenizer makes of its visible text (`record.text`), null when it has no
 * tokenizer: fills the count, picks the source again, sets or clears `tokens-disagree`, and calls an answer truncated
 * that turns out to have as many tokens as the cap. Pure.
 *
 * Reasoning is not part of the text, so its tokens are added from usage; where usage does not tell them apart from the
 * answer's, the tokenizer has not seen all that was generated and its count stays null. The tokens of the prompt stay
 * as they were: nobody counted them anew.
 */
export function settleTokenCounts(
  record: CallRecord,
  tokenizerCompletionTokens: number | null,
  maxTokens: number,
): CallRecord {
  const counts = {
    ...record.tokens,
    tokenizerCompletionTokens: countWhole(record, tokenizerCompletionTokens),
  };
  const hasText = record.chunkCount > 0;
  const chosen = chooseTokenSource(counts, { maxTokens, hasText });
  const disagree = disagrees(counts, record.finishReason);
  return {
    ...record,
    outcome: settleOutcome(record.outcome, chosen, maxTokens),
    tokens: { ...counts, ...chosen },
    flags: withFlag(record.flags, 'tokens-disagree', disagree),
  };
}

function countWhole(record: CallRecord, visibleTokens: number | null): number | null {
  if (visibleTokens === null) return null;
  const reasoningTokens = record.tokens.reasoningTokens ?? 0;
  return record.reasoningCharacters > 0 && reasoningTokens === 0
    ? null
    : visibleTokens + reasoningTokens;
}

/** An estimate is no second opinion. */
function disagrees(counts: TokenCounts, finishReason: string | null): boolean {
  const { usageCompletionTokens: usage, tokenizerCompletionTokens: tokenizer } = counts;
  if (usage === null || tokenizer === null) return false;
  // Some servers count the token that ends an answer, which has no text: no disagreement about the text.
  if (finishReason === 'stop' && usage === tokenizer + 1) return false;
  return Math.abs(usage - tokenizer) > TOKEN_COUNTS_TOLERANCE * Math.max(usage, tokenizer);
}

function settleOutcome(
  outcome: CallOutcome,
  { source, completionTokens }: Pick<TokenCounts, 'source'> & { completionTokens: number },
  maxTokens: number,
): CallOutcome {
  const atCap = source !== 'estimate' && completionTokens >= maxTokens;
  return outcome === 'succeeded' && atCap ? 'truncated' : outcome;
}

function withFlag(flags: readonly SampleFlag[], flag: SampleFlag, set: boolean): SampleFlag[] {
  return SAMPLE_FLAGS.filter((each) => (each === flag ? set : flags.includes(each)));
}
