import { ApiError } from './api-error.ts';

/** Foundry Local's cap for a request that names none. */
const DEFAULT_MAX_TOKENS = 2_048;

/**
 * How many tokens the answer may have: what was asked for, or what the context leaves.
 * Throws an `ApiError` of status 500, as Foundry Local does, when prompt and answer do not fit together.
 * A model of unknown context length (null) fits everything.
 */
export function budgetTokens(input: {
  promptTokens: number;
  requestedTokens: number | null;
  contextTokens: number | null;
}): number {
  const contextTokens = input.contextTokens ?? Number.POSITIVE_INFINITY;
  const maxTokens =
    input.requestedTokens ??
    Math.max(1, Math.min(DEFAULT_MAX_TOKENS, contextTokens - input.promptTokens));
  const totalTokens = input.promptTokens + maxTokens;
  if (totalTokens > contextTokens) {
    throw new ApiError(
      500,
      `Inference failed: request requires ${totalTokens} total tokens (${input.promptTokens} in the prompt, ` +
        `${maxTokens} for the answer), which exceeds the model's maximum context length of ${contextTokens}`,
    );
  }
  return maxTokens;
}
