/** Bytes that leave the server `afterMs` after the previous ones, in one write. */
export type ReferenceWrite = { afterMs: number; bytes: Uint8Array };

/** What the reference server does with one completion request, to the millisecond and the byte. */
export type ReferenceAnswer = {
  status: number;
  contentType: string;
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
  const { fault, lineEnd = '\n', tokensPerChunk = 1, gapMs = 0 } = script;
  const encode = (...events: unknown[]) => encodeEvents(events, lineEnd);
  const deltas = [
    ...groupTokens(script.reasoningTokens ?? [], tokensPerChunk).map((text) => ({
      reasoning_content: text,
    })),
    ...groupTokens(script.tokens, tokensPerChunk).map((text) => ({ content: text })),
  ];
  const kept = fault ? deltas.slice(0, fault.afterChunks) : deltas;
  const texts = kept.map((delta, index) => ({
    afterMs: index === 0 ? (script.firstTokenAfterMs ?? 0) : gapMs,
    bytes: encode(completionChunk(delta, null)),
  }));
  const common = {
    status: 200,
    contentType: 'text/event-stream',
    headersAfterMs: script.headersAfterMs ?? 0,
  };
  const role = {
    afterMs: 0,
    bytes: encode(completionChunk({ role: 'assistant', content: '' }, null)),
  };
  if (!fault) {
    const last = { afterMs: script.endAfterMs ?? 0, bytes: encode(...closingEvents(script)) };
    return { ...common, writes: [role, ...texts, last], endAfterMs: 0, ending: 'end' };
  }
  if (fault.kind === 'error-event') {
    const error = { afterMs: gapMs, bytes: encode({ error: { message: 'Inference failed' } }) };
    return { ...common, writes: [role, ...texts, error], endAfterMs: 0, ending: 'end' };
  }
  return { ...common, writes: [role, ...texts], endAfterMs: gapMs, ending: fault.kind };
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
  const { finishReason = 'stop', usage = true, done = true, promptTokens = 1 } = script;
  const completionTokens = script.tokens.length + (script.reasoningTokens?.length ?? 0);
  const counts = {
    prompt_tokens: promptTokens,
    completion_tokens: completionTokens,
    total_tokens: promptTokens + completionTokens,
  };
  return [
    completionChunk({}, finishReason),
    ...(usage ? [{ ...CHUNK_HEAD, choices: [], usage: counts }] : []),
    ...(done ? ['[DONE]'] : []),
  ];
}

const CHUNK_HEAD = {
  id: 'chatcmpl-reference',
  object: 'chat.completion.chunk',
  created: 0,
  model: 'reference',
};

function completionChunk(delta: object, finishReason: string | null): object {
  return { ...CHUNK_HEAD, choices: [{ index: 0, delta, finish_reason: finishReason }] };
}

function encodeEvents(events: readonly unknown[], lineEnd: string): Uint8Array {
  const text = events
    .map((event) => (typeof event === 'string' ? event : JSON.stringify(event)))
    .map((data) => `data: ${data}${lineEnd}${lineEnd}`)
    .join('');
  return Buffer.from(text);
}

function groupTokens(tokens: readonly string[], size: number): string[] {
  const groups: string[] = [];
  for (let start = 0; start < tokens.length; start += size) {
    groups.push(tokens.slice(start, start + size).join(''));
  }
  return groups;
}
