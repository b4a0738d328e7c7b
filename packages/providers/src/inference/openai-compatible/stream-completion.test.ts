import { createServer } from 'node:net';
import type { CallOptions } from '@mizani/core/inference/runtime-client';
import { describe, expect, it } from 'vitest';
import { systemClock } from '../../hardware/system-clock.ts';
import { plainAnswer, scriptAnswer } from '../../reference-server/reference-answer.ts';
import { withReference } from '../../testing/reference-client.ts';
import { REQUEST } from '../../testing/replay-stream.ts';
import { openOpenAiCompatibleClient } from './open-openai-compatible-client.ts';

const options = (overrides: Partial<CallOptions> = {}): CallOptions => ({
  signal: new AbortController().signal,
  idleTimeoutMs: 20_000,
  totalTimeoutMs: 20_000,
  ...overrides,
});

const tokens = (count: number) => Array.from({ length: count }, (_, index) => `t${index} `);

describe('what is sent', () => {
  it('asks for a stream with usage, a cap and the given sampling, and nothing else', async () => {
    const answer = () => scriptAnswer({ tokens: ['Hi'] });
    await withReference({ answer, apiKey: 'sk-key' }, async ({ client, server }) => {
      await client.complete({ ...REQUEST, seed: 7, topP: 0.5 }, options());
      expect(server.exchanges[0]?.authorization).toBe('Bearer sk-key');
      expect(server.exchanges[0]?.body).toEqual({
        model: 'reference',
        messages: REQUEST.messages,
        stream: true,
        stream_options: { include_usage: true },
        max_tokens: 64,
        temperature: 0,
        top_p: 0.5,
        seed: 7,
      });
    });
  });

  it('leaves out what is not given', async () => {
    const answer = () => scriptAnswer({ tokens: ['Hi'] });
    await withReference({ answer }, async ({ client, server }) => {
      await client.complete(REQUEST, options());
      const [exchange] = server.exchanges;
      expect(exchange?.authorization).toBeNull();
      expect(Object.keys(exchange?.body ?? {})).not.toContain('seed');
      expect(Object.keys(exchange?.body ?? {})).not.toContain('top_p');
    });
  });
});

describe('the phases', () => {
  it('agree with what the server did', async () => {
    const script = {
      tokens: tokens(8),
      headersAfterMs: 100,
      firstTokenAfterMs: 150,
      gapMs: 40,
      endAfterMs: 120,
    };
    await withReference({ answer: () => scriptAnswer(script) }, async ({ client, server }) => {
      const { phases, gapsMs, outcome } = await client.complete(REQUEST, options());
      const [exchange] = server.exchanges;
      const written = exchange?.writtenAtMs ?? [];
      const first = written[1] ?? Number.NaN;
      const last = written[8] ?? Number.NaN;
      const end = written[9] ?? Number.NaN;
      const truth = {
        headersMs: (exchange?.headersAtMs ?? Number.NaN) - (exchange?.receivedAtMs ?? Number.NaN),
        ttftMs: first - (exchange?.receivedAtMs ?? Number.NaN),
        decodeMs: last - first,
        tailMs: end - last,
      };
      expect(outcome).toBe('succeeded');
      expect(gapsMs).toHaveLength(7);
      const decodeMs = gapsMs.reduce((sum, gap) => sum + gap, 0);
      // The same clock on both sides; what lies between is loopback and the scheduler.
      expect(ratio(phases.headersMs, truth.headersMs)).toBeCloseTo(1, 0);
      expect(ratio(phases.ttftMs, truth.ttftMs)).toBeCloseTo(1, 0);
      expect(ratio(decodeMs, truth.decodeMs)).toBeCloseTo(1, 0);
      expect(ratio(phases.tailMs, truth.tailMs)).toBeCloseTo(1, 0);
      expect(
        inOrder([0, phases.connectMs, phases.headersMs, phases.ttftMs, phases.serviceMs]),
      ).toBe(true);
      expect((phases.ttftMs ?? 0) + decodeMs + (phases.tailMs ?? 0)).toBeCloseTo(
        phases.serviceMs,
        6,
      );
    });
  });

  it('count a connection once: it takes time for the first request and none for the next', async () => {
    const answer = () => scriptAnswer({ tokens: ['Hi'] });
    await withReference({ answer }, async ({ client, server }) => {
      const cold = await client.complete(REQUEST, options());
      const kept = await client.complete(REQUEST, options());
      expect(server.connections()).toBe(1);
      expect(cold.phases.connectMs).toBeGreaterThan(0);
      expect(kept.phases.connectMs).toBe(0);
      expect(kept.phases.sendMs).toBeGreaterThan(0);
    });
  });

  it('belong to their own request when several are in flight', async () => {
    const answer = (body: Record<string, unknown>) =>
      scriptAnswer({ tokens: ['Hi'], headersAfterMs: body.seed === 1 ? 400 : 0 });
    await withReference({ answer }, async ({ client }) => {
      const [slow, fast] = await Promise.all([
        client.complete({ ...REQUEST, seed: 1 }, options()),
        client.complete({ ...REQUEST, seed: 2 }, options()),
      ]);
      for (const { phases } of [slow, fast]) {
        expect(inOrder([0, phases.connectMs, phases.headersMs, phases.serviceMs])).toBe(true);
      }
      expect(slow.phases.headersMs ?? 0).toBeGreaterThan(2 * (fast.phases.headersMs ?? 0));
    });
  });
});

describe('failures', () => {
  it.each([
    [401, '{"error":{"message":"Bad key sk-key"}}', 'unauthorized', 'Bad key [key]'],
    [404, '{"error":{"message":"Model not found"}}', 'model-not-found', 'Model not found'],
    [429, '', 'rate-limited', 'HTTP status 429'],
    [400, '{"error":{"message":"x must be loaded"}}', 'model-not-loaded', 'x must be loaded'],
    [500, 'stack trace', 'server-error', 'stack trace'],
  ])('status %i with %s is %s', async (status, body, errorClass, errorMessage) => {
    const answer = () => plainAnswer(status, body);
    await withReference({ answer, apiKey: 'sk-key' }, async ({ client }) => {
      const record = await client.complete(REQUEST, options());
      expect(record).toMatchObject({ outcome: 'failed', errorClass, errorMessage });
      expect(record.phases.headersMs).not.toBeNull();
      expect(record.phases.ttftMs).toBeNull();
    });
  });

  it('keep what came before the connection broke', async () => {
    const script = {
      tokens: tokens(6),
      fault: { afterChunks: 3, kind: 'reset' as const },
      gapMs: 20,
    };
    await withReference({ answer: () => scriptAnswer(script) }, async ({ client }) => {
      const record = await client.complete(REQUEST, options());
      expect(record).toMatchObject({
        outcome: 'failed',
        errorClass: 'connection-reset',
        text: 't0 t1 t2 ',
        chunkCount: 3,
      });
    });
  });

  it('include an orderly end in the middle of the answer', async () => {
    const script = { tokens: tokens(6), fault: { afterChunks: 3, kind: 'end' as const } };
    await withReference({ answer: () => scriptAnswer(script) }, async ({ client }) => {
      const record = await client.complete(REQUEST, options());
      expect(record).toMatchObject({ outcome: 'failed', errorClass: 'stream-broken' });
    });
  });

  it('include a port where nobody listens', async () => {
    const client = openOpenAiCompatibleClient({
      baseUrl: `http://127.0.0.1:${await freePort()}`,
      apiKey: null,
      clock: systemClock,
    });
    const record = await client.complete(REQUEST, options());
    expect(record).toMatchObject({ outcome: 'failed', errorClass: 'connection-refused' });
    expect(record.phases).toMatchObject({ connectMs: null, sendMs: null, headersMs: null });
    expect(record.phases.serviceMs).toBeGreaterThan(0);
    await client.close();
  });
});

describe('time limits', () => {
  it('end a request that stalls, and keep what came', async () => {
    const script = { tokens: tokens(6), fault: { afterChunks: 2, kind: 'stall' as const } };
    await withReference({ answer: () => scriptAnswer(script) }, async ({ client }) => {
      const record = await client.complete(REQUEST, options({ idleTimeoutMs: 400 }));
      expect(record).toMatchObject({
        outcome: 'timed-out',
        errorClass: 'idle-timeout',
        text: 't0 t1 ',
      });
    });
  });

  it('do not count steady progress as a stall, but do count it as too long', async () => {
    const script = { tokens: tokens(1_000), gapMs: 20 };
    await withReference({ answer: () => scriptAnswer(script) }, async ({ client, server }) => {
      const limits = options({ idleTimeoutMs: 5_000, totalTimeoutMs: 400 });
      const record = await client.complete(REQUEST, limits);
      expect(record).toMatchObject({ outcome: 'timed-out', errorClass: 'total-timeout' });
      expect(record.chunkCount).toBeGreaterThan(0);
      await expect.poll(() => server.active(), { timeout: 10_000 }).toBe(0);
    });
  });
});

describe('cancelling', () => {
  it('ends the request at once, keeps what came and drops the connection', async () => {
    const script = { tokens: tokens(5), fault: { afterChunks: 2, kind: 'stall' as const } };
    await withReference({ answer: () => scriptAnswer(script) }, async ({ client, server }) => {
      const cancel = new AbortController();
      const call = client.complete(REQUEST, options({ signal: cancel.signal }));
      await expect.poll(() => server.exchanges[0]?.writtenAtMs.length, { timeout: 10_000 }).toBe(3);
      // The bytes are on the way; the client has them once the event loop has turned.
      await expect.poll(() => server.active()).toBe(1);
      cancel.abort();
      const record = await call;
      expect(record).toMatchObject({ outcome: 'cancelled', errorClass: 'cancelled' });
      await expect.poll(() => server.active(), { timeout: 10_000 }).toBe(0);
    });
  });

  it('sends nothing when it happened before', async () => {
    await withReference({}, async ({ client, server }) => {
      const record = await client.complete(REQUEST, options({ signal: AbortSignal.abort() }));
      expect(record.outcome).toBe('cancelled');
      expect(server.exchanges).toEqual([]);
    });
  });
});

describe('many requests at once', () => {
  it('have a connection each, up to 256, and their own times; the next ones use them again', async () => {
    const answer = (body: Record<string, unknown>) =>
      scriptAnswer({ tokens: [`answer ${body.seed}`], headersAfterMs: 200 });
    await withReference({ answer }, async ({ client, server }) => {
      const seeds = Array.from({ length: 256 }, (_, seed) => seed);
      const ask = () =>
        Promise.all(seeds.map((seed) => client.complete({ ...REQUEST, seed }, options())));
      const records = await ask();
      expect(records.map(({ text }) => text)).toEqual(seeds.map((seed) => `answer ${seed}`));
      for (const { phases } of records) {
        expect(inOrder([0, phases.connectMs, phases.headersMs, phases.serviceMs])).toBe(true);
        expect(phases.sendMs).toBeGreaterThan(0);
      }
      expect(server.connections()).toBe(256);
      const again = await ask();
      expect(again.every(({ phases }) => phases.connectMs === 0)).toBe(true);
      expect(server.connections()).toBe(256);
    });
  });

  it('can share one signal, which ends all of them', async () => {
    const script = { tokens: tokens(5), fault: { afterChunks: 2, kind: 'stall' as const } };
    await withReference({ answer: () => scriptAnswer(script) }, async ({ client, server }) => {
      const cancel = new AbortController();
      const calls = Array.from({ length: 32 }, () =>
        client.complete(REQUEST, options({ signal: cancel.signal })),
      );
      await expect.poll(() => server.active(), { timeout: 10_000 }).toBe(32);
      cancel.abort();
      const outcomes = (await Promise.all(calls)).map(({ outcome }) => outcome);
      expect(new Set(outcomes)).toEqual(new Set(['cancelled']));
      await expect.poll(() => server.active(), { timeout: 10_000 }).toBe(0);
    });
  });
});

describe('a server that keeps the response open after [DONE]', () => {
  it('does not make the answer longer or the request fail', async () => {
    const whole = scriptAnswer({ tokens: tokens(3) });
    const answer = () => ({ ...whole, ending: 'stall' as const });
    await withReference({ answer }, async ({ client, server }) => {
      const record = await client.complete(REQUEST, options({ idleTimeoutMs: 5_000 }));
      const exchange = server.exchanges[0];
      const lastWriteMs = (exchange?.writtenAtMs.at(-1) ?? 0) - (exchange?.receivedAtMs ?? 0);
      expect(record.outcome).toBe('succeeded');
      expect(record.phases.serviceMs).toBeLessThan(lastWriteMs + 900);
    });
  });
});

function ratio(measured: number | null, truth: number): number {
  return (measured ?? Number.NaN) / truth;
}

function inOrder(values: readonly (number | null)[]): boolean {
  return values.every((value, index) => {
    const before = values[index - 1];
    return value !== null && (before === undefined || before === null || value >= before);
  });
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' && address ? address.port : 0;
      server.close(() => resolve(port));
    });
  });
}
