import {
  CHUNK_HEAD,
  countTokens,
  INFERENCE_FAILED,
  plainAnswer,
  type ReferenceAnswer,
  type ReferenceScript,
  scriptAnswer,
} from './reference-answer.ts';
import { STAMP_PLACE } from './stamp.ts';

/** What the same server answers to whoever wants no stream: one document, at the moment the stream would end. Pure. */
export function wholeAnswer(script: ReferenceScript): ReferenceAnswer {
  const { fault, finishReason = 'stop', usage = true, stamps = false } = script;
  const { writes, headersAfterMs, endAfterMs, ending } = scriptAnswer(script);
  const streamMs = writes.reduce((sum, { afterMs }) => sum + afterMs, headersAfterMs);
  if (fault?.kind === 'error-event') {
    const failure = plainAnswer(500, JSON.stringify(INFERENCE_FAILED));
    return { ...failure, headersAfterMs: streamMs };
  }
  const content = `${stamps ? `${STAMP_PLACE} ` : ''}${script.tokens.join('')}`;
  const body = JSON.stringify({
    ...CHUNK_HEAD,
    object: 'chat.completion',
    choices: [{ index: 0, message: { role: 'assistant', content }, finish_reason: finishReason }],
    ...(usage ? { usage: countTokens(script) } : {}),
  });
  const bytes = Buffer.from(body);
  const write = {
    afterMs: 0,
    bytes,
    ...(stamps ? { stampOffset: bytes.indexOf(STAMP_PLACE) } : {}),
  };
  return {
    status: 200,
    contentType: 'application/json',
    headersAfterMs: streamMs,
    writes: fault ? [] : [write],
    endAfterMs,
    ending,
  };
}
