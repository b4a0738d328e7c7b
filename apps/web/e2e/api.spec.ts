import type { RunSummary } from '@mizani/core/benchmark/run';
import type { Sample } from '@mizani/core/benchmark/sample';
import type { PromptSetSummary } from '@mizani/core/prompt-set/prompt-set';
import type { TargetSummary } from '@mizani/core/report/target-summary';
import { type APIRequestContext, expect, test } from '@playwright/test';

const PHASES = [
  'queueMs',
  'prepMs',
  'connectMs',
  'sendMs',
  'headersMs',
  'ttftMs',
  'tailMs',
  'serviceMs',
  'totalMs',
] as const;

const PROMPTS = [
  { text: 'What is the capital of France?' },
  { text: 'What is the opposite of hot?' },
];

type RunBody = RunSummary & { summaries: TargetSummary[] };

async function read<Body>(request: APIRequestContext, address: string): Promise<Body> {
  const response = await request.get(address);
  expect(response.status(), address).toBe(200);
  return response.json();
}

/** Compares nano with small, waits for the end, and returns the finished run. */
async function compare(
  request: APIRequestContext,
  definition: Record<string, unknown>,
  timeoutMs: number,
): Promise<RunBody> {
  const created = await request.post('/api/v1/runs', {
    data: { kind: 'benchmark', targets: ['nano', 'small'], temperature: 0, ...definition },
  });
  expect(created.status(), await created.text()).toBe(201);
  const address = `/api/v1/runs/${(await created.json()).id}`;
  const options = { timeout: timeoutMs, intervals: [500] };
  const isFinished = async () => (await read<RunBody>(request, address)).finishedEpochMs !== null;
  await expect.poll(isFinished, options).toBe(true);
  const run = await read<RunBody>(request, address);
  expect(run).toMatchObject({ status: 'completed', error: null });
  return run;
}

/** The bundled models are found by the worker in its first moments. */
test.beforeEach(async ({ request }) => {
  const names = async () => {
    const { items } = await read<{ items: { model: string }[] }>(request, '/api/v1/targets');
    return items.map(({ model }) => model);
  };
  await expect.poll(names, { timeout: 60_000 }).toEqual(expect.arrayContaining(['nano', 'small']));
});

test('a run asked for by name stores every planned request once, with all its phases', async ({
  request,
}) => {
  const definition = { prompts: PROMPTS, rounds: 5, warmups: 1 };
  const run = await compare(request, definition, 100_000);
  expect(run.plannedSamples).toBe(2 * (1 + PROMPTS.length * 5));

  const address = `/api/v1/runs/${run.id}/samples`;
  const { items } = await read<{ items: Sample[] }>(request, address);
  const ordinals = items.map(({ ordinal }) => ordinal).sort((a, b) => a - b);
  expect(ordinals).toEqual(Array.from({ length: run.plannedSamples }, (_, ordinal) => ordinal));
  for (const sample of items) {
    const missing = PHASES.filter((phase) => typeof sample[phase] !== 'number');
    expect(missing, `sample ${sample.ordinal}`).toEqual([]);
    expect(sample.ttftMs).toBeLessThanOrEqual(sample.totalMs);
    expect(sample.tokenSource).toBe('usage');
  }

  for (const format of ['md', 'csv']) {
    const report = await request.get(`/api/v1/runs/${run.id}/report?format=${format}`);
    expect(report.status(), format).toBe(200);
    expect((await report.text()).length).toBeGreaterThan(0);
  }
});

test('on closed questions the larger model is right more often, and slower', async ({
  request,
}) => {
  test.setTimeout(400_000);
  const sets = await read<{ items: PromptSetSummary[] }>(request, '/api/v1/prompt-sets');
  const questions = sets.items.find(({ name }) => name === 'Closed questions');
  expect(questions).toMatchObject({ builtIn: true });

  const run = await compare(request, { promptSet: questions?.id, rounds: 1 }, 300_000);
  const [nano, small] = run.targets.map(({ id, model }) => {
    const summary = run.summaries.find(({ targetId }) => targetId === id);
    return {
      model,
      right: summary?.quality?.rate.value ?? Number.NaN,
      totalMs: summary?.metrics.totalMs.median.value ?? Number.NaN,
    };
  });
  expect([nano?.model, small?.model]).toEqual(['nano', 'small']);
  expect(Number(small?.right) - Number(nano?.right)).toBeGreaterThanOrEqual(0.3);
  expect(small?.totalMs).toBeGreaterThan(Number(nano?.totalMs));
});
