import { z } from 'zod';
import { plainAnswer, type ReferenceAnswer, scriptAnswer } from './reference-answer.ts';
import { wholeAnswer } from './whole-answer.ts';

const milliseconds = z.number().min(0).max(600_000).default(0);
const count = z.int().min(0).max(100_000);

/** How a completion goes, in words of JSON. All times in milliseconds; they are the least, stamps tell the truth. */
export const referenceProgramSchema = z.strictObject({
  tokens: count.default(16),
  reasoningTokens: count.default(0),
  tokensPerChunk: count.min(1).default(1),
  headersAfterMs: milliseconds,
  firstTokenAfterMs: milliseconds,
  gapMs: milliseconds,
  endAfterMs: milliseconds,
  promptTokens: count.default(1),
  usage: z.boolean().default(true),
  finishReason: z.string().nullable().default('stop'),
  /** Whether the stream ends with `[DONE]`. */
  done: z.boolean().default(true),
  stamps: z.boolean().default(false),
  /** Silence after so many chunks with text. */
  pause: z.strictObject({ afterChunks: count, ms: milliseconds }).optional(),
  fault: z
    .discriminatedUnion('kind', [
      z.strictObject({
        kind: z.enum(['reset', 'stall', 'end', 'error-event']),
        afterChunks: count,
      }),
      z.strictObject({
        kind: z.literal('refuse'),
        status: z.int().min(400).max(599),
        retryAfterSeconds: count.optional(),
      }),
    ])
    .optional(),
});
export type ReferenceProgram = z.infer<typeof referenceProgramSchema>;
export type ReferenceProgramInput = z.input<typeof referenceProgramSchema>;

const MODEL_WITH_PROGRAM = /^reference (\{.*\})$/s;

/** The name of a model that answers so, for clients that can say nothing but a model. */
export function programmedModel(program: ReferenceProgramInput): string {
  return `reference ${JSON.stringify(program)}`;
}

/**
 * Answers a request in the way it asks for itself: by the key `reference` of its body, by the name of its model (see
 * `programmedModel`), or else as its model is set up to. A way that cannot be gone is answered with status 400, which
 * names the field. Streams unless `stream` is something else than true.
 */
export function answerProgram(
  body: Readonly<Record<string, unknown>>,
  programs: ReadonlyMap<string, ReferenceProgramInput>,
): ReferenceAnswer {
  const model = typeof body.model === 'string' ? body.model : '';
  const wanted = body.reference ?? programOf(model) ?? programs.get(model) ?? {};
  const parsed = referenceProgramSchema.safeParse(wanted);
  if (!parsed.success) return refuse(400, z.prettifyError(parsed.error));
  return carryOut(parsed.data, body.stream === true);
}

/** What cannot be parsed is handed on as text, which the schema refuses. */
function programOf(model: string): unknown {
  const [, json] = MODEL_WITH_PROGRAM.exec(model) ?? [];
  if (json === undefined) return null;
  try {
    return JSON.parse(json);
  } catch {
    return json;
  }
}

function carryOut(program: ReferenceProgram, isStreamed: boolean): ReferenceAnswer {
  const { tokens, reasoningTokens, pause, fault, ...rest } = program;
  if (fault?.kind === 'refuse') {
    const { status, retryAfterSeconds } = fault;
    const answer = refuse(status, `Refused with status ${status}, as asked.`);
    const headers =
      retryAfterSeconds === undefined ? {} : { 'retry-after': String(retryAfterSeconds) };
    return { ...answer, headersAfterMs: program.headersAfterMs, headers };
  }
  const script = {
    ...rest,
    // No two alike, or the answer would look like a model caught in a loop.
    tokens: Array.from({ length: tokens }, (_, index) => `t${index} `),
    reasoningTokens: Array.from({ length: reasoningTokens }, (_, index) => `r${index} `),
    ...(pause ? { pause } : {}),
    ...(fault ? { fault } : {}),
  };
  return isStreamed ? scriptAnswer(script) : wholeAnswer(script);
}

function refuse(status: number, message: string): ReferenceAnswer {
  return plainAnswer(status, JSON.stringify({ error: { message, type: 'invalid_request_error' } }));
}
