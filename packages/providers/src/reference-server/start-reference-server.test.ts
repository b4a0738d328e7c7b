import { describe, expect, it } from 'vitest';
import { type ReferenceScript, scriptAnswer } from './reference-answer.ts';
import { readStamps } from './stamp.ts';
import { startReferenceServer } from './start-reference-server.ts';

type Options = Omit<Parameters<typeof startReferenceServer>[0], 'answer'>;

/** Sends one request and returns the text of the answer's chunks, each as it was sent. */
async function stream(script: ReferenceScript, options: Options = {}) {
  const server = await startReferenceServer({ answer: () => scriptAnswer(script), ...options });
  try {
    const before = process.hrtime.bigint();
    const response = await post(server.baseUrl, '{"stream":true}');
    const body = await response.text();
    const after = process.hrtime.bigint();
    const contents = [...body.matchAll(/"content":"([^"]*)"/g)].map(([, text]) => text ?? '');
    const [exchange] = server.exchanges;
    return { body, contents: contents.slice(1), before, after, exchange };
  } finally {
    await server.close();
  }
}

function post(baseUrl: string, body: string): Promise<Response> {
  return fetch(`${baseUrl}/v1/chat/completions`, { method: 'POST', body });
}

describe('stamps', () => {
  const script = { tokens: ['a', 'b', 'c'], gapMs: 20, stamps: true };

  it('are in the text of every chunk, and one more of the end', async () => {
    const { contents, before, after } = await stream(script);
    const stamps = contents.flatMap(readStamps);
    expect(contents.map((text) => text.replace(/^\d{20} ?/, ''))).toEqual(['a', 'b', 'c', '']);
    expect(stamps).toHaveLength(4);
    const moments = [before, ...stamps, after];
    expect(moments).toEqual([...moments].sort((a, b) => Number(a - b)));
  });

  it('tell what really happened: they agree with the moments the server noted', async () => {
    const { contents, exchange } = await stream(script);
    const stamps = contents.flatMap(readStamps);
    // The first write is the role, which has no text.
    const noted = exchange?.writtenAtMs.slice(1) ?? [];
    for (const index of [1, 2]) {
      const stampedMs = Number((stamps[index] ?? 0n) - (stamps[0] ?? 0n)) / 1e6;
      const notedMs = (noted[index] ?? 0) - (noted[0] ?? 0);
      expect(stampedMs / notedMs).toBeCloseTo(1, 0);
    }
  });

  it('differ between answers that share their bytes', async () => {
    const answer = scriptAnswer({ tokens: ['a'], stamps: true });
    const server = await startReferenceServer({ answer: () => answer });
    const bodies = [
      await (await post(server.baseUrl, '{}')).text(),
      await (await post(server.baseUrl, '{}')).text(),
    ];
    await server.close();
    const stamps = bodies.flatMap(readStamps);
    expect(new Set(stamps).size).toBe(4);
  });
});

describe('a stall of the whole server', () => {
  it('holds back everything that falls due in it', async () => {
    // All but the first 50 ms of every 300 ms are stall; twenty chunks with gaps of 10 ms meet one for certain.
    const window = { everyMs: 300, forMs: 250 };
    const script = { tokens: Array.from({ length: 20 }, () => 'x'), gapMs: 10, stamps: true };
    const { contents } = await stream(script, { stallWindow: window });
    const stamps = contents.flatMap(readStamps);
    const gapsMs = stamps
      .slice(1)
      .map((stamp, index) => Number(stamp - (stamps[index] ?? 0n)) / 1e6);
    expect(Math.max(...gapsMs)).toBeGreaterThan(200);
  });
});

describe('the server', () => {
  it('refuses a body that is not a JSON object, in words', async () => {
    const server = await startReferenceServer({ answer: () => scriptAnswer({ tokens: [] }) });
    for (const body of ['', 'null', '[1', '[1]', '"text"']) {
      const response = await post(server.baseUrl, body);
      expect(response.status).toBe(400);
      expect(await response.text()).toContain('JSON object');
    }
    await server.close();
  });

  it('keeps no completions when told so', async () => {
    const { exchange } = await stream({ tokens: ['a'] }, { keepExchanges: false });
    expect(exchange).toBeUndefined();
  });

  it('rejects when its port is taken', async () => {
    const answer = () => scriptAnswer({ tokens: [] });
    const first = await startReferenceServer({ answer });
    const port = Number(new URL(first.baseUrl).port);
    await expect(startReferenceServer({ answer, port })).rejects.toThrow('EADDRINUSE');
    await first.close();
  });
});
