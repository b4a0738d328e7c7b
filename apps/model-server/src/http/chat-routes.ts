import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { ModelRegistry } from '../model/model-registry.ts';
import { ApiError, messageOf, respondWithError } from './api-error.ts';
import { collectAnswer } from './chat-answer.ts';
import { prepareChatJob } from './chat-job.ts';
import { parseChatRequest } from './chat-request.ts';
import { streamAnswer } from './chat-stream.ts';
import { countChatTokens } from './count-chat-tokens.ts';

export const MAX_BODY_BYTES = 8 * 1024 * 1024;

export function chatRoutes(dependencies: {
  registry: ModelRegistry;
  /** Aborted when the server stops. */
  stopping: AbortSignal;
  onToken: () => void;
  onFailure: (request: Request, error: unknown) => void;
}): Hono {
  const { registry, stopping, onToken, onFailure } = dependencies;
  const limitBody = bodyLimit({
    maxSize: MAX_BODY_BYTES,
    onError: (context) =>
      respondWithError(
        context,
        new ApiError(413, `Request body too large: at most ${MAX_BODY_BYTES} bytes are accepted`),
      ),
  });

  const routes = new Hono();
  routes.post('/v1/chat/completions/tokenizer/encode/count', limitBody, async (context) => {
    const request = parseChatRequest(await context.req.text());
    return context.json({ tokenCount: await countChatTokens(registry, request) });
  });
  return routes.post('/v1/chat/completions', limitBody, async (context) => {
    const request = parseChatRequest(await context.req.text());
    const job = await prepareChatJob(registry, request, onToken);
    const signal = AbortSignal.any([context.req.raw.signal, stopping]);
    if (request.stream) {
      return streamAnswer({
        job,
        includeUsage: request.stream_options?.include_usage === true,
        signal,
        onFailure: (error) => onFailure(context.req.raw, error),
      });
    }
    try {
      return context.json(await collectAnswer(job, signal));
    } catch (error) {
      throw new ApiError(500, `Inference failed: ${messageOf(error)}`);
    }
  });
}
