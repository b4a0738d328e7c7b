import { STAMP_PLACE } from './stamp.ts';

/**
 * Bytes that leave the server `afterMs` after the previous ones, in one write. Where `stampOffset` is given, the
 * moment of the write is put into them at that offset.
 */
export type ReferenceWrite = { afterMs: number; bytes: Uint8Array; stampOffset?: number };

/** What the reference server does with one completion request, to the millisecond and the byte. */
export type ReferenceAnswer = {
  status: number;
  contentType: string;
  /** Beside the content type. */
  headers?: Readonly<Record<string, string>>;
  /** Silence between the request and the response headers. */
  headersAfterMs: number;
  writes: readonly ReferenceWrite[];
  /** Silence after the last write. */
  endAfterMs: number;
  /** `end`: properly. `reset`: the connection is torn down. `stall`: silence until the client goes away. */
  ending: 'end' | 'reset' | 'stall';
};

export type ReferenceScript = {
  /** The answer, token by token. */
  tokens: readonly string[];
  /** Thinking that is streamed before the answer as `reasoning_content`. */
  reasoningTokens?: readonly string[];
  tokensPerChunk?: number;
  headersAfterMs?: number;
  /** From the headers to the first chunk with text. */
  firstTokenAfterMs?: number;
  gapMs?: number;
  /** From the last chunk with text to the end. */
  endAfterMs?: number;
  /** Silence after so many chunks with text, on top of what lies there anyway. */
  pause?: { afterChunks: number; ms: number };
  /**
   * Whether the text of every chunk begins with the moment of its write (see `stampNow`). One more chunk that is
   * nothing but a stamp then precedes the end, in the same write, so that the text holds the moment of the end too.
   */
  stamps?: boolean;
  promptTokens?: number;
  /** Whether the usage chunk is sent. */
  usage?: boolean;
  finishReason?: string | null;
  /** Whether the stream ends with `[DONE]`. */
  done?: boolean;
  lineEnd?: '\n' | '\r\n';
  /** What goes wrong, after so many chunks with text. */
  fault?: { afterChunks: number; kind: 'reset' | 'stall' | 'end' | 'error-event' };
};

/** The answer of a well-behaved server, or one that fails in the way `fault` says. Pure. */
export function scriptAnswer(script: ReferenceScript): ReferenceAnswer {
  const { fault, lineEnd = '\n', tokensPerChunk = 1, gapMs = 0, stamps = false, pause } = script;
  const send = (afterMs: number, ...events: unknown[]): ReferenceWrite => {
    const bytes = encodeEvents(events, lineEnd);
    const stampOffset = stamps ? bytes.indexOf(STAMP_PLACE) : -1;
    return { afterMs, bytes, ...(stampOffset < 0 ? {} : { stampOffset }) };
  };
  const deltas = [
    ...groupTokens(script.reasoningTokens ?? [], tokensPerChunk, stamps).map((text) => ({
      reasoning_content: text,
    })),
    ...groupTokens(script.tokens, tokensPerChunk, stamps).map((text) => ({ content: text })),
  ];
  const kept = fault ? deltas.slice(0, fault.afterChunks) : deltas;
  const pauseMs = (chunksBefore: number) => (pause?.afterChunks === chunksBefore ? pause.ms : 0);
  const texts = kept.map((delta, index) => {
    const afterMs = index === 0 ? (script.firstTokenAfterMs ?? 0) : gapMs;
    return send(afterMs + pauseMs(index), completionChunk(delta, null));
  });
  const common = {
    status: 200,
    contentType: 'text/event-stream',
    headersAfterMs: script.headersAfterMs ?? 0,
  };
  const role = send(0, completionChunk({ role: 'assistant', content: '' }, null));
  const tailMs = pauseMs(kept.length);
  if (!fault) {
    const lastStamp = stamps ? [completionChunk({ content: STAMP_PLACE }, null)] : [];
    const last = send((script.endAfterMs ?? 0) + tailMs, ...lastStamp, ...closingEvents(script));
    return { ...common, writes: [role, ...texts, last], endAfterMs: 0, ending: 'end' };
  }
  if (fault.kind === 'error-event') {
    const error = send(gapMs + tailMs, INFERENCE_FAILED);
    return { ...common, writes: [role, ...texts, error], endAfterMs: 0, ending: 'end' };
  }
  return { ...common, writes: [role, ...texts], endAfterMs: gapMs + tailMs, ending: fault.kind };
}

/** An answer that is not a stream: an error, or a whole completion. */
export function plainAnswer(
  status: number,
  body: string,
  contentType = 'application/json',
): ReferenceAnswer {
  const writes = [{ afterMs: 0, bytes: Buffer.from(body) }];
  return { status, contentType, headersAfterMs: 0, writes, endAfterMs: 0, ending: 'end' };
}

function closingEvents(script: ReferenceScript): unknown[] {
  const { finishReason = 'stop', usage = true, done = true } = script;
  return [
    completionChunk({}, finishReason),
    ...(usage ? [{ ...CHUNK_HEAD, choices: [], usage: countTokens(script) }] : []),
    ...(done ? ['[DONE]'] : []),
  ];
}

/** The server's own counts, as `usage` has them. */
export function countTokens({
  promptTokens = 1,
  tokens,
  reasoningTokens = [],
}: ReferenceScript): object {
  const completionTokens = tokens.length + reasoningTokens.length;
  return {
    prompt_tokens: promptTokens,
    completion_tokens: completionTokens,
    total_tokens: promptTokens + completionTokens,
  };
}

export const INFERENCE_FAILED = { error: { message: 'Inference failed' } };

export const CHUNK_HEAD = {
  id: 'chatcmpl-reference',
  object: 'chat.completion.chunk',
  created: 0,
  model: 'reference',
};

function completionChunk(delta: object, finishReason: string | null): object {
  return { ...CHUNK_HEAD, choices: [{ index: 0, delta, finish_reason: finishReason }] };
}

function encodeEvents(events: readonly unknown[], lineEnd: string): Buffer {
  const text = events
    .map((event) => (typeof event === 'string' ? event : JSON.stringify(event)))
    .map((data) => `data: ${data}${lineEnd}${lineEnd}`)
    .join('');
  return Buffer.from(text);
}

function groupTokens(tokens: readonly string[], size: number, stamps: boolean): string[] {
  const prefix = stamps ? `${STAMP_PLACE} ` : '';
  const groups: string[] = [];
  for (let start = 0; start < tokens.length; start += size) {
    groups.push(prefix + tokens.slice(start, start + size).join(''));
  }
  return groups;
}
