import { z } from 'zod';
import { messageOf } from '../http/server-message.ts';

/** A count that is none, such as 12.5 or -1, counts as not given: the rest of the answer is still good. */
const tokenCountSchema = z.int32().min(0).nullish().catch(null);

const deltaSchema = z.object({
  content: z.string().nullish(),
  reasoning_content: z.string().nullish(),
  reasoning: z.string().nullish(),
  tool_calls: z
    .array(
      z.object({
        function: z
          .object({ name: z.string().nullish(), arguments: z.string().nullish() })
          .nullish(),
      }),
    )
    .nullish(),
});

const chunkSchema = z.object({
  error: z.unknown().optional(),
  choices: z
    .array(z.object({ delta: deltaSchema.nullish(), finish_reason: z.string().nullish() }))
    .nullish(),
  usage: z
    .object({ prompt_tokens: tokenCountSchema, completion_tokens: tokenCountSchema })
    .nullish(),
});

/** What one event of the stream says; texts are empty and counts null where it says nothing. */
export type Chunk =
  | { kind: 'done' }
  | { kind: 'malformed' }
  | { kind: 'error'; message: string }
  | {
      kind: 'delta';
      hasChoice: boolean;
      content: string;
      /** Text of every other channel: reasoning, names and arguments of tool calls. */
      otherText: string;
      finishReason: string | null;
      usage: { promptTokens: number | null; completionTokens: number | null } | null;
    };

/** Reads the data of one event. Tolerates unknown keys, empty choices and absent fields; never throws. */
export function readChunk(data: string): Chunk {
  if (data.trim() === '[DONE]') return { kind: 'done' };
  const parsed = chunkSchema.safeParse(parseJson(data));
  if (!parsed.success) return { kind: 'malformed' };
  const { error, choices, usage } = parsed.data;
  if (error !== undefined && error !== null) {
    return { kind: 'error', message: messageOf(error) ?? '' };
  }
  const choice = choices?.[0];
  const delta = choice?.delta;
  const toolText = (delta?.tool_calls ?? [])
    .map((call) => `${call.function?.name ?? ''}${call.function?.arguments ?? ''}`)
    .join('');
  return {
    kind: 'delta',
    hasChoice: choice !== undefined,
    content: delta?.content ?? '',
    // Two names of one channel; a server that sends both sends the same text twice.
    otherText: `${delta?.reasoning_content ?? delta?.reasoning ?? ''}${toolText}`,
    finishReason: choice?.finish_reason ?? null,
    usage: usage
      ? {
          promptTokens: usage.prompt_tokens ?? null,
          completionTokens: usage.completion_tokens ?? null,
        }
      : null,
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
