import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runsComparisonSchema } from '@/server/openapi/resources/comparison-resource.ts';
import { runReportSchema } from '@/server/openapi/resources/report-resource.ts';
import { runResourceSchema, runSummarySchema } from '@/server/openapi/resources/run-resource.ts';
import { sampleSchema } from '@/server/openapi/resources/sample-resource.ts';
import { callRoute } from '@/testing/call-route.ts';
import { INSTALLATIONS, type Installation } from '@/testing/installations.ts';
import { makeSample, seedHost } from '@/testing/seed.ts';
import * as compareRoute from './v1/compare/route.ts';
import * as cancelRoute from './v1/runs/[id]/cancel/route.ts';
import * as reportRoute from './v1/runs/[id]/report/route.ts';
import * as runRoute from './v1/runs/[id]/route.ts';
import * as samplesRoute from './v1/runs/[id]/samples/route.ts';
import * as runsRoute from './v1/runs/route.ts';

const PROMPTS = [
  { text: 'Capital of France?', expected: 'Paris', checks: [{ kind: 'exact-match' }] },
];

for (const { name, open } of INSTALLATIONS) {
  describe.skipIf(open === null)(`runs on ${name}`, () => {
    let installation: Installation;
    let seeded: Awaited<ReturnType<typeof seedHost>>;

    beforeAll(async () => {
      if (open === null) return;
      installation = await open();
      seeded = await seedHost(installation.services);
    });
    afterAll(async () => installation?.dispose());

    const post = (body: unknown) => callRoute(runsRoute.POST, { path: '/api/v1/runs', body });
    const validRun = (change: Record<string, unknown> = {}) => ({
      kind: 'benchmark',
      targets: ['nano-bench-01', seeded.targets[1]?.id],
      prompts: PROMPTS,
      rounds: 2,
      ...change,
    });
    const start = async (change: Record<string, unknown> = {}): Promise<string> => {
      const response = await post(validRun(change));
      expect(response.status).toBe(201);
      const { id } = await response.json();
      expect(response.headers.get('location')).toBe(`/api/v1/runs/${id}`);
      return id;
    };
    const list = async (query = '') => {
      const response = await callRoute(runsRoute.GET, { path: `/api/v1/runs${query}` });
      expect(response.status).toBe(200);
      const page = await response.json();
      expect(runSummarySchema.array().parse(page.items)).toEqual(page.items);
      return page;
    };
    const idsOf = (page: { items: { id: string }[] }) => page.items.map(({ id }) => id);
    const get = (route: { GET: typeof runRoute.GET }, id: string, rest = ''): Promise<Response> =>
      callRoute(route.GET, { path: `/api/v1/runs/${id}${rest}`, params: { id } });

    it('starts a run: it is stored, queued for its host, and can be read at once', async () => {
      const id = await start({ name: 'Nightly', seed: 7 });
      const run = await (await get(runRoute, id)).json();
      expect(runResourceSchema.parse(run)).toEqual(run);
      expect(run).toMatchObject({
        id,
        name: 'Nightly',
        status: 'queued',
        seed: 7,
        plan: null,
        environment: null,
        promptSet: { name: null, promptCount: 1 },
        summaries: [{ targetId: seeded.targets[0]?.id }, { targetId: seeded.targets[1]?.id }],
        events: [{ kind: 'created' }],
      });
      expect(run).toMatchObject({ certificate: null, harness: [], drift: [], loadSteps: [] });
      expect(run.summaries[0].metrics.totalMs).toMatchObject({ n: 0, mean: null });
      expect(await installation.services.jobs.find(id)).toMatchObject({
        name: 'run-benchmark',
        hostId: seeded.host.id,
        status: 'queued',
        payload: { runId: id },
      });
    });

    it.each<[string, unknown, number, string]>([
      ['an unknown target', { targets: ['gpt-99'] }, 422, 'targets.0'],
      ['no target', { targets: [] }, 422, 'targets'],
      ['no rounds', { rounds: 0 }, 422, 'rounds'],
      ['a billion rounds', { rounds: 1_000_000_000 }, 422, 'rounds'],
      ['half a round', { rounds: 1.5 }, 422, 'rounds'],
      ['rounds in words', { rounds: 'three' }, 422, 'rounds'],
      ['a temperature that is no number', { temperature: null }, 422, 'temperature'],
      [
        'more samples than a run may have',
        { rounds: 10_000, prompts: Array(20).fill({ text: 'x' }) },
        422,
        'rounds',
      ],
      ['an unknown key', { colour: 'red' }, 422, 'colour'],
      [
        'an unknown key inside',
        { prompts: [{ text: 'x', colour: 'red' }] },
        422,
        'prompts.0.colour',
      ],
      ['an empty prompt', { prompts: [{ text: ' ' }] }, 422, 'prompts.0.text'],
      [
        'a prompt that is too long',
        { prompts: [{ text: 'x'.repeat(200_001) }] },
        422,
        'prompts.0.text',
      ],
      ['no prompts', { prompts: undefined }, 422, 'prompts'],
      ['an unknown prompt set', { prompts: undefined, promptSet: 'ps_x' }, 422, 'promptSet'],
      ['an unknown kind', { kind: 'guess' }, 422, 'kind'],
      ['20 MB of prompt', { prompts: [{ text: 'x'.repeat(20_000_000) }] }, 413, 'body'],
    ])('refuses %s, names the field, and stores nothing', async (_, change, status, field) => {
      const before = await list();
      const response = await post(validRun(change as Record<string, unknown>));
      expect(response.status).toBe(status);
      expect(response.headers.get('content-type')).toBe('application/problem+json');
      const problem = await response.json();
      expect(problem).toMatchObject({ status, instance: '/api/v1/runs' });
      expect(problem.errors.map((issue: { field: string }) => issue.field)).toContain(field);
      expect(await list()).toEqual(before);
      const { jobs, clock } = installation.services;
      const due = await jobs.listDue({
        hostId: seeded.host.id,
        nowEpochMs: clock.epochMs(),
        limit: 99,
      });
      expect(due).toHaveLength(before.items.length);
    });

    it.each([
      ['{"kind":', 400],
      ['', 400],
      ['[]', 422],
      ['null', 422],
      ['"run"', 422],
    ])('answers the body %j with %i', async (body, status) => {
      const response = await post(body);
      expect(response.status).toBe(status);
      expect(await response.json()).toMatchObject({ errors: [{ field: 'body' }] });
    });

    it('lists runs newest first, a page at a time, each once', async () => {
      const made = [await start(), await start(), await start()];
      const everything = idsOf(await list('?limit=200'));
      expect(new Set(everything.slice(0, 3))).toEqual(new Set(made));
      const paged: string[] = [];
      let cursor: string | null = '';
      while (cursor !== null) {
        const page: { items: { id: string }[]; nextCursor: string | null } = await list(
          `?limit=2&cursor=${cursor}`,
        );
        expect(page.items.length).toBeLessThanOrEqual(2);
        paged.push(...idsOf(page));
        cursor = page.nextCursor;
      }
      expect(paged).toEqual(everything);
    });

    it('filters runs', async () => {
      const id = await start({ targets: ['small-bench-01'] });
      const { createdEpochMs } = (await list('?limit=1')).items[0];
      const nanoId = seeded.targets.find((target) => target.alias === 'nano-bench-01')?.id;
      expect(idsOf(await list('?kind=benchmark&status=queued&host='))).toContain(id);
      expect(idsOf(await list('?status=completed'))).toEqual([]);
      expect(idsOf(await list('?host=host_of_nobody'))).toEqual([]);
      expect(idsOf(await list(`?host=${seeded.host.id}`))).toContain(id);
      expect(idsOf(await list(`?target=${nanoId}`))).not.toContain(id);
      expect(idsOf(await list(`?from=${createdEpochMs}`))).toContain(id);
      expect(idsOf(await list(`?to=${createdEpochMs}`))).not.toContain(id);
      expect(idsOf(await list('?from=2001-01-01&to=2001-02-01T00:00:00Z'))).toEqual([]);
    });

    it.each([
      ['?cursor=nonsense', 'cursor'],
      ['?limit=0', 'limit'],
      ['?limit=1000', 'limit'],
      ['?status=happy', 'status'],
      ['?from=yesterday', 'from'],
      ['?page=2', 'page'],
    ])('refuses the query %s and names %s', async (query, field) => {
      const response = await callRoute(runsRoute.GET, { path: `/api/v1/runs${query}` });
      expect(response.status).toBe(422);
      expect(await response.json()).toMatchObject({ errors: [{ field }] });
    });

    it('cancels a run once, however often it is asked to', async () => {
      const id = await start();
      const cancel = () =>
        callRoute(cancelRoute.POST, {
          path: `/api/v1/runs/${id}/cancel`,
          method: 'POST',
          params: { id },
        });
      for (let time = 0; time < 3; time += 1) {
        const response = await cancel();
        expect(response.status).toBe(200);
        expect(await response.json()).toEqual({ status: 'cancelled' });
      }
      const run = await (await get(runRoute, id)).json();
      expect(run).toMatchObject({
        status: 'cancelled',
        events: [{ kind: 'created' }, { kind: 'cancel-requested' }],
      });
    });

    it('hands out every sample as JSON, NDJSON and CSV, over as many pages as it takes', async () => {
      const id = await start({ rounds: 300, warmups: 0, targets: ['nano-bench-01'] });
      const targetId = seeded.targets.find((target) => target.alias === 'nano-bench-01')?.id ?? '';
      const stored = Array.from({ length: 300 }, (_, ordinal) => makeSample(id, targetId, ordinal));
      await installation.services.samples.record(stored, []);

      const json = await get(samplesRoute, id, '/samples');
      const { items } = await json.json();
      expect(items).toEqual(stored);
      expect(sampleSchema.array().parse(items)).toEqual(items);

      const ndjson = await get(samplesRoute, id, '/samples?format=ndjson');
      expect(ndjson.headers.get('content-type')).toBe('application/x-ndjson');
      const lines = (await ndjson.text()).trimEnd().split('\n');
      expect(lines.map((line) => JSON.parse(line))).toEqual(stored);

      const csv = await get(samplesRoute, id, '/samples?format=csv');
      expect(csv.headers.get('content-disposition')).toContain(`${id}-samples.csv`);
      const text = await csv.text();
      expect(text.match(/\r\n/g)).toHaveLength(301);
      expect(text).toContain(`,"'=Paris, ""France""\nüñ",2 3.5\r\n`);
    });

    it('hands out no samples as valid JSON', async () => {
      expect(await (await get(samplesRoute, await start(), '/samples')).json()).toEqual({
        items: [],
      });
    });

    it('writes the report in every format, with the n of what was measured', async () => {
      const id = await start({ rounds: 9, warmups: 0, targets: ['nano-bench-01'], name: 'Weekly' });
      const targetId = seeded.targets.find((target) => target.alias === 'nano-bench-01')?.id ?? '';
      await installation.services.samples.record(
        Array.from({ length: 9 }, (_, ordinal) => makeSample(id, targetId, ordinal)),
        [],
      );
      const report = await (await get(reportRoute, id, '/report')).json();
      expect(runReportSchema.parse(report)).toEqual(report);
      expect(report).toMatchObject({
        run: { id },
        summaries: [{ metrics: { totalMs: { n: 9 } } }],
      });
      for (const [format, mediaType] of [
        ['md', 'text/markdown'],
        ['csv', 'text/csv'],
        ['html', 'text/html'],
      ]) {
        const response = await get(reportRoute, id, `/report?format=${format}`);
        expect(response.headers.get('content-type')).toContain(mediaType);
        expect(await response.text()).toMatch(
          format === 'csv' ? /,9,44\.5,/ : /Weekly[\s\S]*n = 9/,
        );
      }
      expect((await get(reportRoute, id, '/report?format=pdf')).status).toBe(422);
    });

    it('compares runs in the order asked for', async () => {
      const ids = [await start(), await start()];
      const compare = (runs: string) =>
        callRoute(compareRoute.GET, { path: `/api/v1/compare?runs=${runs}` });
      const response = await compare([...ids, ids[0]].join(','));
      const page = await response.json();
      expect(idsOf(page)).toEqual(ids);
      expect(runResourceSchema.array().parse(page.items)).toEqual(page.items);
      expect((await compare(`${ids[0]},run_x`)).status).toBe(404);
      expect((await compare('')).status).toBe(422);
      expect(
        (await compare(Array.from({ length: 11 }, (_, i) => `run_${i}`).join(','))).status,
      ).toBe(422);
    });

    it('says of two runs of one target whether it became slower, and that nothing else differs', async () => {
      const run = { rounds: 30, warmups: 0, targets: ['nano-bench-01'] };
      const targetId = seeded.targets.find((target) => target.alias === 'nano-bench-01')?.id ?? '';
      const ids = [await start(run), await start({ ...run, maxTokens: 64 })];
      for (const [index, id] of ids.entries()) {
        const samples = Array.from({ length: 30 }, (_, ordinal) => {
          const sample = makeSample(id, targetId, ordinal);
          return { ...sample, totalMs: sample.totalMs * (index + 1) };
        });
        await installation.services.samples.record(samples, []);
      }
      const path = `/api/v1/compare?runs=${ids.join(',')}&margin=0.1`;
      const body = await (await callRoute(compareRoute.GET, { path })).json();
      expect(runsComparisonSchema.parse(body)).toEqual(body);
      const total = body.comparisons.find(({ metric }: { metric: string }) => metric === 'totalMs');
      expect(total).toMatchObject({
        baseRunId: ids[0],
        otherRunId: ids[1],
        verdict: 'slower',
        margin: 0.1,
        effectSize: { kind: 'cliffs-delta' },
      });
      expect(total.baseConfigurationHash).not.toBe(total.otherConfigurationHash);
      expect(body.pairs).toEqual([
        {
          baseRunId: ids[0],
          otherRunId: ids[1],
          commonPrompts: expect.any(Number),
          unmatched: { baseTargetIds: [], otherTargetIds: [] },
        },
      ]);
      expect(total.ratio.value).toBeCloseTo(2, 6);
      expect(total.sentence).toMatch(/2\.0× slower/);
      expect(body.differences).toMatchObject([
        { field: 'parameters.maxTokens', base: 128, other: 64 },
      ]);
    });

    it.each(['', '/samples', '/report', '/cancel'])(
      'answers 404 for a run that is not there%s',
      async (rest) => {
        const handlers = {
          '': runRoute.GET,
          '/samples': samplesRoute.GET,
          '/report': reportRoute.GET,
          '/cancel': cancelRoute.POST,
        };
        const response = await callRoute(handlers[rest as keyof typeof handlers], {
          path: `/api/v1/runs/run_x${rest}`,
          method: rest === '/cancel' ? 'POST' : 'GET',
          params: { id: 'run_x' },
        });
        expect(response.status).toBe(404);
        expect(await response.json()).toMatchObject({ detail: expect.stringContaining('run_x') });
      },
    );
  });
}
