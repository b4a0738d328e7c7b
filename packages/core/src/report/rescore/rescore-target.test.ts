import { describe, expect, it } from 'vitest';
import { RESCORE_TOOLS, type RescoredSample, type RescoreTool } from './rescore.ts';
import { rescoreTarget } from './rescore-target.ts';

/** A stream of 10 ms per token after 150 ms, with a role event at the first text and a usage event at the end. */
function makeStream(
  { tokens, perChunk = 1 }: { tokens: number; perChunk?: number },
  overrides: Partial<RescoredSample> = {},
): RescoredSample {
  const chunkCount = tokens / perChunk;
  const gapsMs = Array.from({ length: chunkCount - 1 }, () => 10 * perChunk);
  const lastMs = 150 + gapsMs.length * 10 * perChunk;
  return {
    phase: 'steady',
    outcome: 'succeeded',
    promptIndex: 0,
    queueMs: 0,
    prepMs: 0,
    ttftMs: 150,
    ttftVisibleMs: 150,
    tailMs: 0,
    serviceMs: lastMs,
    totalMs: lastMs,
    gapsMs,
    chunkCount,
    eventCount: chunkCount + 2,
    choiceEventCount: chunkCount,
    firstChoiceMs: 150,
    lastChoiceMs: lastMs,
    completionTokens: tokens,
    usageCompletionTokens: tokens,
    tokenizerCompletionTokens: tokens,
    reasoningCharacters: 0,
    ...overrides,
  };
}

function rowValue(tool: RescoreTool, samples: readonly RescoredSample[], name: string) {
  const { rows } = rescoreTarget({ samples, tool });
  return rows.find((row) => row.name === name)?.value ?? null;
}

describe('rescoreTarget', () => {
  it.each([
    {
      stream: makeStream({ tokens: 128 }),
      guidellm: ['10.00', '11.09'],
      aiperf: ['10.00', '10'],
      vllm: ['10.00', '10'],
      llmperf: '10.92',
    },
    {
      stream: makeStream({ tokens: 16 }),
      guidellm: ['10.00', '18.75'],
      aiperf: ['10.00', '10'],
      vllm: ['10.00', '10'],
      llmperf: '16.67',
    },
    {
      stream: makeStream({ tokens: 128, perChunk: 4 }),
      guidellm: ['9.76', '10.86'],
      aiperf: ['9.76', '40'],
      vllm: ['9.76', '40'],
      llmperf: '40.9',
    },
  ])('finds five answers in one stream of $stream.chunkCount chunks', ({ stream, ...expected }) => {
    const print = (tool: RescoreTool, name: string, digits: number) =>
      rowValue(tool, [stream], name)?.toFixed(digits);
    expect(print('guidellm', 'ITL', 2)).toBe(expected.guidellm[0]);
    expect(print('guidellm', 'TPOT', 2)).toBe(expected.guidellm[1]);
    expect(print('aiperf', 'Inter Token Latency (ITL)', 2)).toBe(expected.aiperf[0]);
    expect(print('aiperf', 'Inter Chunk Latency (ICL)', 0)).toBe(expected.aiperf[1]);
    expect(print('vllm', 'TPOT', 2)).toBe(expected.vllm[0]);
    expect(print('vllm', 'ITL', 0)).toBe(expected.vllm[1]);
    const digits = (expected.llmperf.split('.')[1] ?? '').length;
    expect(print('llmperf', 'inter_token_latency_s', digits)).toBe(expected.llmperf);
  });

  it('starts and stops the clock where each tool does', () => {
    // Queued for 30 ms; the role event 100 ms after the send, the last text at 300 ms, the end at 310 ms.
    const stream = makeStream(
      { tokens: 16 },
      { queueMs: 28, prepMs: 2, firstChoiceMs: 100, tailMs: 10, serviceMs: 310, totalMs: 340 },
    );
    const rows = (tool: RescoreTool) => rescoreTarget({ samples: [stream], tool }).rows;
    const find = (tool: RescoreTool, quantity: string) =>
      rows(tool).find((row) => row.quantity === quantity)?.value;
    expect(RESCORE_TOOLS.map((tool) => find(tool, 'ttftMs'))).toEqual([
      150, 150, 100, 150, 150, 180,
    ]);
    expect(RESCORE_TOOLS.map((tool) => find(tool, 'latencyMs'))).toEqual([
      310,
      300,
      300,
      310,
      undefined,
      340,
    ]);
    expect(rowValue('mlperf-loadgen', [stream], 'Time per output token')).toBeCloseTo(160 / 15, 9);
    expect(rowValue('mlperf-client', [stream], 'Token Generation Rate')).toBeCloseTo(100, 9);
    expect(find('guidellm', 'endToEndTokensPerSecond')).toBeCloseTo(16 / 0.31, 9);
    expect(find('aiperf', 'endToEndTokensPerSecond')).toBeCloseTo(16 / 0.3, 9);
  });

  it('averages as each tool does', () => {
    const slow = makeStream({ tokens: 16 }, { ttftMs: 250, serviceMs: 550, promptIndex: 1 });
    const samples = [makeStream({ tokens: 128 }), makeStream({ tokens: 128 }), slow];
    const ttft = (tool: RescoreTool) =>
      rescoreTarget({ samples, tool }).rows.filter((row) => row.quantity === 'ttftMs');
    expect(ttft('guidellm')).toMatchObject([
      { aggregate: 'mean', value: 550 / 3, n: 3 },
      { aggregate: 'median', value: 150 },
    ]);
    expect(ttft('mlperf-client')).toMatchObject([{ aggregate: 'mean-of-prompts', value: 200 }]);
    // By token: 254 gaps of 10 ms and 15 of 20 ms.
    expect(rowValue('guidellm', samples, 'ITL')).toBeCloseTo((254 * 10 + 15 * 20) / 269, 9);
    // By request: twice 10 ms and once 20 ms.
    expect(rowValue('aiperf', samples, 'Inter Token Latency (ITL)')).toBeCloseTo(40 / 3, 9);
  });

  it("tells vLLM's gaps around a role and a finish event, and not those that lie hidden in a stream", () => {
    const ends = makeStream(
      { tokens: 16 },
      { firstChoiceMs: 50, lastChoiceMs: 305, choiceEventCount: 18 },
    );
    const vllmGaps = (stream: RescoredSample) =>
      rescoreTarget({ samples: [stream], tool: 'vllm' }).rows.filter(({ name }) => name === 'ITL');
    expect(vllmGaps(ends)).toMatchObject([
      { aggregate: 'pooled-mean', value: 255 / 17 },
      { aggregate: 'pooled-median', value: 10, reason: null },
    ]);
    const hidden = { ...ends, choiceEventCount: 19 };
    expect(vllmGaps(hidden)).toMatchObject([
      { aggregate: 'pooled-mean', value: 255 / 18, reason: null },
      { aggregate: 'pooled-median', value: null, reason: expect.stringContaining('middle') },
    ]);
  });

  it('guesses nothing that the trace does not tell', () => {
    const known = makeStream({ tokens: 16 });
    const unknown = makeStream({ tokens: 16 }, { tokenizerCompletionTokens: null });
    const { rows } = rescoreTarget({ samples: [known, unknown], tool: 'aiperf' });
    const itl = rows.find((row) => row.quantity === 'interTokenMs');
    expect(itl).toMatchObject({ n: 2, value: null, reason: expect.stringContaining('tokenizer') });
    const several = makeStream({ tokens: 128, perChunk: 4 });
    expect(rowValue('mlperf-client', [several], '2nd+ token latency')).toBeNull();
    for (const tool of RESCORE_TOOLS) {
      for (const row of rescoreTarget({ samples: [known, unknown], tool }).rows) {
        expect(row.value === null).toBe(row.reason !== null);
      }
    }
  });

  it('counts chunks as tokens like guidellm, without usage', () => {
    const stream = makeStream({ tokens: 128, perChunk: 4 }, { usageCompletionTokens: null });
    expect(rowValue('guidellm', [stream], 'ITL')).toBeCloseTo(40, 9);
  });

  it('scores steady, answered requests only, and has no value of none', () => {
    const stream = makeStream({ tokens: 16 });
    const others = [
      { ...stream, phase: 'warming' as const },
      { ...stream, outcome: 'failed' as const },
    ];
    for (const tool of RESCORE_TOOLS) {
      for (const row of rescoreTarget({ samples: others, tool }).rows) {
        expect(row).toMatchObject({ n: 0, value: null, reason: expect.any(String) });
      }
    }
    expect(rescoreTarget({ samples: [stream, ...others], tool: 'vllm' }).rows[0]?.n).toBe(1);
  });

  it('gives no first token of llmperf where a model thought before its answer', () => {
    const thinking = { reasoningCharacters: 40, ttftVisibleMs: 250 };
    const find = (overrides: Partial<RescoredSample>) =>
      rescoreTarget({
        samples: [makeStream({ tokens: 16 }, overrides)],
        tool: 'llmperf',
      }).rows.find(({ name }) => name === 'ttft_s');
    expect(find(thinking)).toMatchObject({ value: null, reason: expect.stringMatching(/thought/) });
    expect(find({ reasoningCharacters: 40 })).toMatchObject({ value: 150, reason: null });
  });
});
