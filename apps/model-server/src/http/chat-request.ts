import { z } from 'zod';
import { ApiError } from './api-error.ts';

const textPartSchema = z.object({ type: z.literal('text'), text: z.string() });

const messageSchema = z.object({
  // OpenAI's newer name for the system role; chat templates know only the older one.
  role: z
    .enum(['system', 'developer', 'user', 'assistant'])
    .transform((role) => (role === 'developer' ? 'system' : role)),
  content: z.union([
    z.string(),
    z.array(textPartSchema).transform((parts) => parts.map(({ text }) => text).join('')),
  ]),
});

const tokenCap = z.int().min(1).nullish();
const stopSequence = z.string().min(1).max(1_000);

/** The part of OpenAI's request that is honoured. Unknown fields are ignored, as Foundry Local does. */
const chatRequestSchema = z.object({
  model: z.string(),
  messages: z.array(messageSchema).min(1),
  stream: z.boolean().nullish(),
  stream_options: z.object({ include_usage: z.boolean().nullish() }).nullish(),
  max_tokens: tokenCap,
  max_completion_tokens: tokenCap,
  temperature: z.number().min(0).max(2).nullish(),
  top_p: z.number().min(0).max(1).nullish(),
  seed: z.int().nullish(),
  stop: z.union([stopSequence, z.array(stopSequence).max(16)]).nullish(),
  logprobs: z.boolean().nullish(),
  top_logprobs: z.int().min(0).max(20).nullish(),
  /** One answer per request: a second one silently missing would be worse than a refusal. */
  n: z.literal(1).nullish(),
});
export type ChatRequest = z.infer<typeof chatRequestSchema>;

/** Reads a request body; throws an `ApiError` of status 400 that says what is wrong with it. */
export function parseChatRequest(body: string): ChatRequest {
  if (body.trim() === '') throw new ApiError(400, 'Empty request body');
  const json = parseJson(body);
  if (typeof json !== 'object' || json === null || Array.isArray(json)) {
    throw new ApiError(400, 'Invalid JSON: the request body must be an object');
  }
  for (const field of ['model', 'messages']) {
    if (!(field in json)) throw new ApiError(400, `Missing required field: ${field}`, field);
  }
  const parsed = chatRequestSchema.safeParse(json);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const field = issue?.path.join('.') || null;
  throw new ApiError(400, `Invalid value for '${field}': ${issue?.message}`, field);
}

function parseJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch (error) {
    throw new ApiError(400, `Invalid JSON: ${error instanceof Error ? error.message : error}`);
  }
}
