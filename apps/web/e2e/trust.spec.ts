import { readFile } from 'node:fs/promises';
import { type APIRequestContext, expect, test } from '@playwright/test';

const QUESTIONS = [
  { text: 'What is the capital of France?', expected: 'Paris' },
  { text: 'What is the capital of Italy?', expected: 'Rome' },
].map((prompt) => ({ ...prompt, checks: [{ kind: 'exact-match' }] }));

const CLOSED_QUESTIONS = 'Closed questions (sample of 24)';

/** Starts a run over the API, as a script would, and waits for its end. */
async function measure(request: APIRequestContext, change: Record<string, unknown>) {
  const started = await request.post('/api/v1/runs', {
    data: {
      kind: 'benchmark',
      targets: ['nano', 'small'],
      prompts: QUESTIONS,
      rounds: 6,
      ...change,
    },
  });
  expect(started.status()).toBe(201);
  const { id } = await started.json();
  const read = async () => (await request.get(`/api/v1/runs/${id}`)).json();
  await expect.poll(async () => (await read()).status, { timeout: 90_000 }).toBe('completed');
  return read();
}

test('a run says how wrong its measurement is, what an answer costs, and what other tools would print', async ({
  page,
  request,
}) => {
  test.setTimeout(180_000);
  const { items } = await (await request.get('/api/v1/prompt-sets')).json();
  // Easy enough that either target answers some of it right: without, there is no cost of a correct answer.
  const questions = items.find(({ name }: { name: string }) => name === CLOSED_QUESTIONS);
  const run = await measure(request, {
    name: 'To be trusted',
    prompts: undefined,
    promptSet: questions.id,
    rounds: 2,
  });
  expect(run.certificate).toMatchObject({ version: 1, concurrency: 1 });
  expect(run.certificate.gapError.n).toBeGreaterThan(299);
  expect(run.harness[0].watch.cpuSeconds).toBeGreaterThan(0);
  for (const { verdict, sentence } of run.comparisons) {
    expect(['faster', 'slower', 'equivalent', 'undecided']).toContain(verdict);
    expect(sentence).toMatch(/small/);
  }

  await page.goto(`/runs/${run.id}`);
  const certificate = page.getByRole('table', { name: /Errors of the harness/ });
  await expect(certificate.getByRole('row', { name: /Time to first token/ })).toContainText('ms');

  await page.getByRole('textbox', { name: 'Power in use, W' }).fill('65');
  await page.getByRole('button', { name: 'Apply' }).click();
  await expect(page).toHaveURL(/watts=65/);
  const answers = page.getByRole('table', { name: /per correct answer/ });
  const ofSmall = answers.getByRole('row', { name: /small/ });
  // Time and energy can be explained; the price of an hour was not given, so there is no cost.
  await expect(ofSmall.getByRole('button')).toHaveText([/s$/, /J$/]);
  await ofSmall.getByRole('button').last().click();
  await expect(page.getByRole('dialog')).toContainText('modelled, not metered');
  await page.keyboard.press('Escape');

  await page.getByRole('link', { name: 'What would other tools have printed?' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Other tools');
  await expect(page.getByRole('table', { name: /guidellm/ })).toContainText('TPOT');
});

test('a load test climbs through its rates and shows each', async ({ page, request }) => {
  test.setTimeout(180_000);
  const run = await measure(request, {
    targets: ['nano'],
    rounds: 5,
    arrivals: { process: 'constant', ratesPerSecond: [10, 20] },
  });
  expect(run.loadSteps[0]).toMatchObject({ step: 0, askedPerSecond: 10, requests: 10 });
  await page.goto(`/runs/${run.id}#load`);
  const table = page.getByRole('table', { name: 'Each target at each rate' });
  await expect(table.getByRole('row')).toHaveCount(1 + run.loadSteps.length);
});

test('a run is exported as a file, and a file that is here already is not taken again', async ({
  page,
  request,
}) => {
  test.setTimeout(180_000);
  const run = await measure(request, { name: 'To be shared', targets: ['nano'], rounds: 2 });
  await page.goto(`/runs/${run.id}`);
  await page.getByText('Download report').click();
  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Report as NDJSON' }).click();
  const file = await (await download).path();
  const lines = (await readFile(file, 'utf8')).trimEnd().split('\n');
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({ kind: 'mizani-run', run: { id: run.id } });
  expect(JSON.parse(lines.at(-1) ?? '')).toMatchObject({ kind: 'end' });

  await page.goto('/runs');
  await page.getByLabel('NDJSON file of a run').setInputFiles({
    name: 'run.ndjson',
    mimeType: 'application/x-ndjson',
    buffer: await readFile(file),
  });
  await expect(page.getByRole('alert').filter({ hasText: 'nothing was changed' })).toContainText(
    run.id,
  );
});

test('a run of many megabytes is taken whole, and from this machine only', async ({ request }) => {
  test.setTimeout(180_000);
  const run = await measure(request, { name: 'To grow', targets: ['nano'], rounds: 2 });
  const exported = await (await request.get(`/api/v1/runs/${run.id}/report?format=ndjson`)).text();
  const id = `${run.id}x`;
  const [head = '', ...body] = exported.trimEnd().replaceAll(run.id, id).split('\n');
  const first = JSON.parse(body.find((line) => line.includes('"kind":"sample"')) ?? '');
  const text = 'Paris, as long as it is. '.repeat(40);
  const count = 4_000;
  const samples = Array.from({ length: count }, (_, ordinal) =>
    JSON.stringify({ ...first, ordinal, text }),
  );
  const end = JSON.stringify({ kind: 'end', samples: count, scores: 0 });
  const data = [head, ...samples, end, ''].join('\n');
  expect(data.length).toBeGreaterThan(6 * 1024 ** 2);

  const post = (headers: Record<string, string>) =>
    request.post('/api/v1/runs/import', {
      data,
      headers: { 'content-type': 'application/x-ndjson', ...headers },
    });
  const foreign = await post({ origin: 'http://elsewhere.example' });
  expect(foreign.status()).toBe(403);
  expect(foreign.headers()['x-content-type-options']).toBe('nosniff');
  const imported = await post({});
  expect(await imported.json()).toEqual({ id });
  expect(imported.status()).toBe(201);
  const stored = await (await request.get(`/api/v1/runs/${id}`)).json();
  expect(stored.recordedSamples).toBe(count);
});

test('two runs are compared with a verdict, and with what was measured differently', async ({
  page,
  request,
}) => {
  test.setTimeout(180_000);
  const first = await measure(request, { name: 'Short answers', targets: ['nano'] });
  const second = await measure(request, { name: 'Long answers', targets: ['nano'], maxTokens: 64 });
  await page.goto(`/compare?runs=${first.id},${second.id}`);
  await expect(page.getByRole('region', { name: 'Verdict' })).toContainText(
    /nano \(Long answers\).*nano \(Short answers\)/,
  );
  await expect(page.getByText('parameters.maxTokens')).toBeVisible();
  await expect(page.getByText('128 → 64')).toBeVisible();
});
