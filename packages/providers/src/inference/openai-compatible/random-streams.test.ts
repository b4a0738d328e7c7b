import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ReferenceScript, scriptAnswer } from '../../reference-server/reference-answer.ts';
import { bytesOf, cutBytes, replayStream } from '../../testing/replay-stream.ts';

const token = fc.oneof(
  fc.string({ minLength: 1, maxLength: 8 }),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 4 }),
  fc.constantFrom('<think>', '</think>', '<thi', 'nk>', '\r\n', 'data: x\n\n', '🦒', '<'),
  fc.constantFrom('<|channel|>', '<|message|>', '<|end|>', '<|start|>', 'analysis', 'final'),
);

const script: fc.Arbitrary<ReferenceScript> = fc.record({
  tokens: fc.array(token, { minLength: 1, maxLength: 12 }),
  reasoningTokens: fc.array(token, { maxLength: 4 }),
  tokensPerChunk: fc.integer({ min: 1, max: 4 }),
  usage: fc.boolean(),
  finishReason: fc.constantFrom('stop', 'length', null),
  lineEnd: fc.constantFrom('\n' as const, '\r\n' as const),
});

/** Text without markup, of which every beginning is known. */
const plainScript = script.map((options) => ({
  ...options,
  tokens: options.tokens.map((text) => text.replace(/[<>]/g, '') || 'a'),
  finishReason: options.finishReason ?? 'stop',
}));

const offsets = fc.array(fc.nat(6_000), { maxLength: 40 });

describe('a valid stream', () => {
  it('gives the same record however it is cut', () => {
    fc.assert(
      fc.property(script, offsets, (options, cuts) => {
        const bytes = bytesOf(scriptAnswer(options));
        expect(replayStream(cutBytes(bytes, cuts))).toEqual(replayStream([bytes]));
      }),
    );
  });

  it('gives the same record byte by byte', () => {
    fc.assert(
      fc.property(script, (options) => {
        const bytes = bytesOf(scriptAnswer(options));
        const singles = Array.from(bytes, (byte) => Uint8Array.of(byte));
        expect(replayStream(singles)).toEqual(replayStream([bytes]));
      }),
      { numRuns: 30 },
    );
  });

  it('has gaps that add up to the time between its first and its last token', () => {
    fc.assert(
      fc.property(script, offsets, (options, cuts) => {
        const bytes = bytesOf(scriptAnswer(options));
        const record = replayStream(cutBytes(bytes, cuts), { everyMs: 3 });
        const { ttftMs, tailMs, serviceMs } = record.phases;
        const decodeMs = record.gapsMs.reduce((sum, gap) => sum + gap, 0);
        expect(record.gapsMs).toHaveLength(Math.max(0, record.chunkCount - 1));
        expect((ttftMs ?? 0) + decodeMs + (tailMs ?? 0)).toBe(serviceMs);
      }),
    );
  });
});

describe('a damaged stream', () => {
  it('is no success when it was cut off before the server said that it was over', () => {
    fc.assert(
      fc.property(script, fc.double({ min: 0, max: 1, noNaN: true }), (options, share) => {
        const bytes = bytesOf(scriptAnswer({ ...options, finishReason: null }));
        const end = Buffer.from(bytes).indexOf('data: [DONE]');
        const record = replayStream([bytes.subarray(0, Math.floor(share * end))]);
        expect(record.outcome).toBe('failed');
        expect(record.errorClass).toBe('stream-broken');
      }),
    );
  });

  it('gives a beginning of the answer, and as a success only all of it, wherever it was cut off', () => {
    fc.assert(
      fc.property(plainScript, fc.double({ min: 0, max: 1, noNaN: true }), (options, share) => {
        const bytes = bytesOf(scriptAnswer(options));
        const whole = replayStream([bytes]);
        const record = replayStream([bytes.subarray(0, Math.floor(share * bytes.length))]);
        expect(whole.text.startsWith(record.text)).toBe(true);
        if (record.outcome !== 'failed') expect(record.text).toBe(whole.text);
      }),
      { numRuns: 300 },
    );
  });

  it("is no success when an event or a line in it is not the server's", () => {
    const intruder = fc.constantFrom(
      'data: {"choices":\n\n',
      'data: <html>\n\n',
      '<html><body>502 Bad Gateway</body></html>\n\n',
      'error: {"message":"out of memory"}\n\n',
      'data: {"choices":"none"}\n\n',
      'data: 7\n\n',
      'event: error\ndata: {}\n\n',
      'data: {"object":"error"}\n\n',
    );
    fc.assert(
      fc.property(script, intruder, fc.nat(), (options, text, position) => {
        const writes = [...scriptAnswer(options).writes];
        writes.splice(position % (writes.length - 1), 0, { afterMs: 0, bytes: Buffer.from(text) });
        const record = replayStream(writes.map(({ bytes }) => bytes));
        expect(record.outcome).toBe('failed');
        expect(record.errorMessage).not.toBeNull();
      }),
    );
  });

  it('gives a consistent record and never throws when bytes are changed, lost or added', () => {
    const damage = fc.array(
      fc.record({
        at: fc.nat(6_000),
        lose: fc.integer({ min: 0, max: 5 }),
        add: fc.uint8Array({ maxLength: 5 }),
      }),
      { minLength: 1, maxLength: 6 },
    );
    fc.assert(
      fc.property(script, damage, offsets, (options, damages, cuts) => {
        let bytes = Buffer.from(bytesOf(scriptAnswer(options)));
        for (const { at, lose, add } of damages) {
          bytes = Buffer.concat([bytes.subarray(0, at), add, bytes.subarray(at + lose)]);
        }
        const record = replayStream(cutBytes(bytes, cuts));
        expect(record.gapsMs).toHaveLength(Math.max(0, record.chunkCount - 1));
        expect(record.outcome === 'failed').toBe(record.errorClass !== null);
      }),
      { numRuns: 300 },
    );
  });

  it('never throws on bytes that were never a stream', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 200 }), { maxLength: 8 }), (parts) => {
        expect(replayStream(parts).outcome).toBe('failed');
      }),
    );
  });
});
