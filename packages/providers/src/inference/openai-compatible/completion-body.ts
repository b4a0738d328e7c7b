import type { CompletionRequest } from '@mizani/core/inference/completion-request';

/**
 * The body of `POST /chat/completions`. Penalties and stop sequences are never sent: their defaults mean something
 * else to some servers. Optional parameters are left out rather than sent as null.
 */
export function completionBody(request: CompletionRequest): Buffer {
  return Buffer.from(
    JSON.stringify({
      model: request.model,
      messages: request.messages,
      stream: true,
      stream_options: { include_usage: true },
      max_tokens: request.maxTokens,
      temperature: request.temperature,
      top_p: request.topP,
      seed: request.seed,
    }),
  );
}
