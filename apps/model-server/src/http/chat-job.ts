import { randomBytes } from 'node:crypto';
import { type AnswerEnd, type AnswerPiece, generateAnswer } from '../generation/generate-answer.ts';
import { seededRandom } from '../generation/seeded-random.ts';
import type { ModelRegistry } from '../model/model-registry.ts';
import type { ChatRequest } from './chat-request.ts';
import { encodePrompt, openChatSession } from './chat-session.ts';
import type { AnswerIdentity } from './chat-shapes.ts';
import { budgetTokens } from './token-budget.ts';

/** A request that was found answerable, and holds its model until `run` has ended. */
export type ChatJob = {
  identity: AnswerIdentity;
  promptTokens: number;
  wantsLogprobs: boolean;
  /** Waits for the model, calls `started`, and yields the answer. Must be run, and to its end or failure. */
  run(signal: AbortSignal, started?: () => void): AsyncGenerator<AnswerPiece, AnswerEnd>;
};

/** Throws an `ApiError` when the model is unknown or not loaded, or the prompt does not fit. */
export async function prepareChatJob(
  registry: ModelRegistry,
  request: ChatRequest,
  onToken: () => void,
): Promise<ChatJob> {
  const { folder, session } = await openChatSession(registry, request.model);
  try {
    const promptTokenIds = encodePrompt(session, request);
    const maxTokens = budgetTokens({
      promptTokens: promptTokenIds.length,
      requestedTokens: request.max_completion_tokens ?? request.max_tokens ?? null,
      contextTokens: folder.contextTokens,
    });
    const wantsLogprobs = request.logprobs === true;
    return {
      identity: {
        created: Math.floor(Date.now() / 1_000),
        id: `chatcmpl-${randomBytes(8).toString('hex')}`,
        model: request.model,
      },
      promptTokens: promptTokenIds.length,
      wantsLogprobs,
      async *run(signal, started) {
        const leave = await session.queue.enter();
        try {
          signal.throwIfAborted();
          started?.();
          return yield* generateAnswer(session.model, {
            promptTokenIds,
            maxTokens,
            stops: [request.stop ?? []].flat(),
            topLogprobs: wantsLogprobs ? (request.top_logprobs ?? 0) : null,
            temperature: request.temperature ?? 1,
            topP: request.top_p ?? 1,
            random: seededRandom(request.seed ?? Math.floor(Math.random() * 2 ** 32)),
            signal,
            onToken,
          });
        } finally {
          leave();
          session.release();
        }
      },
    };
  } catch (error) {
    session.release();
    throw error;
  }
}
