import type { ModelRegistry } from '../model/model-registry.ts';
import type { ChatRequest } from './chat-request.ts';
import { encodePrompt, openChatSession } from './chat-session.ts';

/**
 * The tokens a conversation would have as a prompt, chat template included: the `prompt_tokens` of the same request.
 * Needs the model in memory, but no turn: counting does not wait for answers in the making.
 */
export async function countChatTokens(
  registry: ModelRegistry,
  request: ChatRequest,
): Promise<number> {
  const { session } = await openChatSession(registry, request.model);
  try {
    return encodePrompt(session, request).length;
  } finally {
    session.release();
  }
}
