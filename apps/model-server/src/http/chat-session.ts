import type { ModelFolder } from '../model/model-folder.ts';
import type { ModelRegistry, ModelSession } from '../model/model-registry.ts';
import { ApiError, messageOf } from './api-error.ts';
import type { ChatRequest } from './chat-request.ts';

/** The right to use the model of a request. Throws an `ApiError` when the model is unknown or not loaded. */
export async function openChatSession(
  registry: ModelRegistry,
  model: string,
): Promise<{ folder: ModelFolder; session: ModelSession }> {
  const folder = await registry.find(model);
  const session = registry.openSession(model);
  if (!session) {
    throw new ApiError(400, `Model not loaded: Model '${model}' must be loaded before inference`);
  }
  return { folder, session };
}

/** The tokens of a conversation. A chat template may refuse one, e.g. with two questions in a row. */
export function encodePrompt({ model }: ModelSession, request: ChatRequest): number[] {
  try {
    return model.encodeChat(request.messages);
  } catch (error) {
    throw new ApiError(500, `Inference failed: ${messageOf(error)}`);
  }
}
