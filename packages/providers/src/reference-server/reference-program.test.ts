import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainAnswer, type ReferenceAnswer, scriptAnswer } from './reference-answer.ts';
import { answerProgram, programmedModel } from './reference-program.ts';

const NONE = new Map<string, object>();

const textOf = (answer: ReferenceAnswer) =>
  Buffer.concat(answer.writes.map(({ bytes }) => bytes)).toString();
const delaysOf = (answer: ReferenceAnswer) => answer.writes.map(({ afterMs }) => afterMs);

describe('a request says how it is answered', () => {
  const program = { tokens: 3, firstTokenAfterMs: 150, gapMs: 10, endAfterMs: 5 };
  const expected = scriptAnswer({ ...program, tokens: ['t0 ', 't1 ', 't2 '] });

  it('by a key of its body, the name of its model, or the set-up of that model', () => {
    const programs = new Map([['slow', program]]);
    for (const body of [
      { reference: program, model: 'slow' },
      { model: programmedModel(program) },
      { model: 'slow' },
    ]) {
      expect(answerProgram({ ...body, stream: true }, programs)).toEqual(expected);
    }
  });

  it('or gets an answer without delays', () => {
    const answer = answerProgram({ model: 'x', stream: true }, NONE);
    expect(answer.status).toBe(200);
    expect(Math.max(...delaysOf(answer))).toBe(0);
  });

  it.each([
    [{ gapMs: -1 }, 'gapMs'],
    [{ tokens: 1.5 }, 'tokens'],
    [{ gap: 5 }, 'gap'],
    [{ fault: { kind: 'explode' } }, 'fault.kind'],
    [{ fault: { kind: 'refuse', status: 200 } }, 'fault.status'],
    ['fast', 'expected object'],
  ])('and is told with status 400 what is wrong with %j', (reference, hint) => {
    const answer = answerProgram({ reference, stream: true }, NONE);
    expect(answer).toMatchObject({ status: 400, contentType: 'application/json' });
    expect(JSON.parse(textOf(answer)).error.message).toContain(hint);
  });

  it('and never makes the server fail, whatever it says', () => {
    fc.assert(
      fc.property(fc.object(), fc.string(), fc.boolean(), (reference, model, stream) => {
        for (const body of [
          { reference, stream },
          { model: `reference {${model}}`, stream },
        ]) {
          expect([200, 400]).toContain(answerProgram(body, NONE).status);
        }
      }),
    );
  });
});

describe('faults and pauses', () => {
  it('lie after as many chunks as they say', () => {
    const reference = {
      tokens: 6,
      tokensPerChunk: 2,
      gapMs: 10,
      pause: { afterChunks: 2, ms: 1_000 },
    };
    const answer = answerProgram({ reference, stream: true }, NONE);
    // Role, three chunks, end.
    expect(delaysOf(answer)).toEqual([0, 0, 10, 1_010, 0]);
    const late = { ...reference, pause: { afterChunks: 3, ms: 1_000 } };
    expect(delaysOf(answerProgram({ reference: late, stream: true }, NONE))).toEqual([
      0, 0, 10, 10, 1_000,
    ]);
    const reset = { ...reference, fault: { kind: 'reset', afterChunks: 1 } };
    expect(answerProgram({ reference: reset, stream: true }, NONE)).toMatchObject({
      ending: 'reset',
      writes: { length: 2 },
    });
  });

  it('can be a refusal that says when to come again', () => {
    const reference = { fault: { kind: 'refuse', status: 429, retryAfterSeconds: 2 } };
    expect(answerProgram({ reference, stream: true }, NONE)).toMatchObject({
      status: 429,
      headers: { 'retry-after': '2' },
    });
  });
});

describe('whoever wants no stream', () => {
  const reference = { tokens: 3, headersAfterMs: 5, firstTokenAfterMs: 100, gapMs: 10 };

  it('gets the whole text when the stream would have ended', () => {
    const answer = answerProgram({ reference }, NONE);
    expect(answer.headersAfterMs).toBe(125);
    expect(JSON.parse(textOf(answer))).toMatchObject({
      choices: [{ message: { content: 't0 t1 t2 ' }, finish_reason: 'stop' }],
      usage: { completion_tokens: 3 },
    });
  });

  it('meets the same faults', () => {
    const fault = (kind: string) => ({ ...reference, fault: { kind, afterChunks: 1 } });
    expect(answerProgram({ reference: fault('stall') }, NONE)).toMatchObject({
      ending: 'stall',
      writes: [],
    });
    const failed = answerProgram({ reference: fault('error-event') }, NONE);
    const { bytes } = plainAnswer(500, '{"error":{"message":"Inference failed"}}').writes[0] ?? {};
    expect(failed).toMatchObject({ status: 500, writes: [{ bytes }] });
  });
});
