import { describe, expect, it } from 'vitest';
import { makeCallRecord } from '../testing/make-call-record.ts';
import { createManualClock } from '../testing/manual-clock.ts';
import type { CallRecord } from './call-record.ts';
import { completeWithRetries } from './complete-with-retries.ts';

const REQUEST = { model: 'm', messages: [], maxTokens: 10, temperature: 0 };

const failure = (overrides: Partial<CallRecord>) =>
  makeCallRecord({
    outcome: 'failed',
    errorClass: 'server-error',
    errorMessage: 'busy',
    chunkCount: 0,
    text: '',
    phases: { serviceMs: 7 },
    ...overrides,
  } as Parameters<typeof makeCallRecord>[0]);
const success = makeCallRecord({ text: 'Paris' });

/** Sends a request to a runtime that gives these records one after the other, the last one again and again. */
async function attempt(
  records: readonly CallRecord[],
  {
    retries = 3,
    random = 0,
    controller = new AbortController(),
    onWait = (_ms: number) => Promise.resolve(),
  } = {},
) {
  const clock = createManualClock();
  const waits: number[] = [];
  let calls = 0;
  const result = await completeWithRetries({
    runtime: {
      async complete(_request, { signal }) {
        const record = signal.aborted
          ? makeCallRecord({ outcome: 'cancelled', errorClass: 'cancelled', chunkCount: 0 })
          : (records[Math.min(calls, records.length - 1)] ?? success);
        calls += 1;
        clock.advance(record.phases.serviceMs);
        return record;
      },
    },
    request: REQUEST,
    options: { signal: controller.signal, idleTimeoutMs: 1, totalTimeoutMs: 1 },
    retries,
    clock,
    async wait(milliseconds) {
      waits.push(milliseconds);
      await onWait(milliseconds);
      clock.advance(milliseconds);
    },
    random: () => random,
  });
  return { ...result, waits, calls };
}

describe('completeWithRetries', () => {
  it('sends a request that succeeds once', async () => {
    const { record, retries, startedMs, calls } = await attempt([success]);
    expect({ record, retries, startedMs, calls }).toEqual({
      record: success,
      retries: [],
      startedMs: 0,
      calls: 1,
    });
  });

  it.each(['rate-limited', 'server-error', 'connection-refused', 'connection-reset'] as const)(
    'tries again after %s, and keeps the failed attempts outside the times of the last',
    async (errorClass) => {
      const { record, retries, startedMs } = await attempt([failure({ errorClass }), success]);
      expect(record).toBe(success);
      expect(retries).toEqual([{ errorClass, message: 'busy', serviceMs: 7, waitMs: 500 }]);
      expect(startedMs).toBe(507);
    },
  );

  it.each([
    'model-not-found',
    'unauthorized',
    'rejected',
    'stream-broken',
    'idle-timeout',
    'repetition',
    'cap-ignored',
  ] as const)('takes %s for an answer', async (errorClass) => {
    expect(await attempt([failure({ errorClass }), success])).toMatchObject({
      calls: 1,
      retries: [],
    });
  });

  it('does not try again once text has come', async () => {
    const broken = failure({ errorClass: 'connection-reset', chunkCount: 1, text: 'Pa' });
    expect(await attempt([broken, success])).toMatchObject({ calls: 1, record: broken });
  });

  it('gives the last failure when the attempts are used up, or when there are none', async () => {
    expect(await attempt([failure({})], { retries: 2 })).toMatchObject({
      calls: 3,
      record: { outcome: 'failed' },
      retries: [{}, {}],
    });
    expect(await attempt([failure({})], { retries: 0 })).toMatchObject({ calls: 1, retries: [] });
  });

  it('waits twice as long each time, less a random part of up to a half, and at most a minute', async () => {
    const busy = [failure({})];
    const longest = [500, 1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000];
    expect((await attempt(busy, { retries: 9 })).waits).toEqual(longest);
    expect((await attempt(busy, { retries: 2, random: 0.999 })).waits[1]).toBeCloseTo(500, -1);
  });

  it('waits as long as the server asks, and gives up when it asks for more than a minute', async () => {
    const asking = (retryAfterMs: number) => [failure({ retryAfterMs }), success];
    expect((await attempt(asking(3_000))).waits).toEqual([3_000]);
    expect((await attempt(asking(0))).waits).toEqual([0]);
    const final = await attempt(asking(3_600_000));
    expect(final).toMatchObject({ waits: [], retries: [], record: { outcome: 'failed' } });
  });

  it.each([
    ['resolves', () => Promise.resolve()],
    ['rejects', () => Promise.reject(new Error('aborted'))],
  ])('is cancelled when the signal is aborted during a wait that then %s', async (_how, end) => {
    const controller = new AbortController();
    const { record, retries, calls } = await attempt([failure({}), success], {
      controller,
      onWait: () => {
        controller.abort();
        return end();
      },
    });
    expect(record.outcome).toBe('cancelled');
    expect(retries).toHaveLength(1);
    expect(calls).toBe(2);
  });

  it('rejects when waiting fails although nobody aborted it', async () => {
    const broken = () => Promise.reject(new Error('no timer'));
    await expect(attempt([failure({})], { onWait: broken })).rejects.toThrow('no timer');
  });
});
