import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { targetRescoreSchema } from '@/server/openapi/resources/rescore-resource.ts';
import { callRoute } from '@/testing/call-route.ts';
import { finishRun } from '@/testing/finish-run.ts';
import { INSTALLATIONS, type Installation } from '@/testing/installations.ts';
import { makeSample, seedHost } from '@/testing/seed.ts';
import * as reportRoute from './v1/runs/[id]/report/route.ts';
import * as rescoreRoute from './v1/runs/[id]/rescore/route.ts';
import * as runRoute from './v1/runs/[id]/route.ts';
import * as importRoute from './v1/runs/import/route.ts';
import * as runsRoute from './v1/runs/route.ts';

const SAMPLES = 300;

for (const { name, open } of INSTALLATIONS) {
  describe.skipIf(open === null)(`a run as a file on ${name}`, () => {
    let id: string;
    let archive: string;
    let other: Installation;

    const get = (rest: string, handler: typeof reportRoute.GET) =>
      callRoute(handler, { path: `/api/v1/runs/${id}${rest}`, params: { id } });
    const post = (body: string) =>
      callRoute(importRoute.POST, { path: '/api/v1/runs/import', body });

    beforeAll(async () => {
      if (open === null) return;
      const home = await open();
      const { targets } = await seedHost(home.services);
      const response = await callRoute(runsRoute.POST, {
        path: '/api/v1/runs',
        body: {
          kind: 'benchmark',
          name: 'To be shared',
          targets: [targets[0]?.id],
          prompts: [{ text: 'Capital of France?', expected: 'Paris' }],
          rounds: SAMPLES,
          warmups: 0,
        },
      });
      id = (await response.json()).id;
      const samples = Array.from({ length: SAMPLES }, (_, ordinal) =>
        makeSample(id, targets[0]?.id ?? '', ordinal),
      );
      const score = { runId: id, scorer: 'computed' as const, name: 'contains', detail: null };
      await home.services.samples.record(
        samples,
        samples.map(({ ordinal }) => ({ ...score, ordinal, value: ordinal % 2 })),
      );
      expect((await get('/report?format=ndjson', reportRoute.GET)).status).toBe(409);
      await finishRun(home.services, id);
      const exported = await get('/report?format=ndjson', reportRoute.GET);
      expect(exported.headers.get('content-type')).toBe('application/x-ndjson');
      archive = await exported.text();
      await home.dispose();
      other = await open();
    });
    afterAll(async () => other?.dispose());

    it.each([
      ['a line that is no JSON', (text: string) => text.replace('\n{', '\n{{'), 'line 2'],
      ['an end that is missing', (text: string) => text.slice(0, -40), ''],
      [
        'more tokens by usage than the cap allows',
        (text: string) => text.replace('"completionTokens":3,', '"completionTokens":238,'),
        '238 completion tokens by usage under a cap of 32',
      ],
      ['nothing', () => '', ''],
    ])('is refused with %s, and nothing of it is stored', async (_, spoil, words) => {
      const response = await post(spoil(archive));
      expect([400, 422]).toContain(response.status);
      expect(JSON.stringify(await response.json())).toContain(words);
      expect((await get('', runRoute.GET)).status).toBe(404);
    });

    it('is taken from this machine only, and says so itself', async () => {
      for (const headers of [{ host: 'mizani.example' }, { origin: 'http://other.example' }]) {
        const response = await callRoute(importRoute.POST, {
          path: '/api/v1/runs/import',
          body: archive,
          headers,
        });
        expect(response.status).toBe(403);
        expect(response.headers.get('x-content-type-options')).toBe('nosniff');
      }
      expect((await get('', runRoute.GET)).status).toBe(404);
    });

    it('is taken elsewhere under its own id, and comes out the same to the byte', async () => {
      const response = await post(archive);
      expect(response.status).toBe(201);
      expect(response.headers.get('location')).toBe(`/api/v1/runs/${id}`);
      expect(await (await get('/report?format=ndjson', reportRoute.GET)).text()).toBe(archive);
      const run = await (await get('', runRoute.GET)).json();
      expect(run).toMatchObject({
        name: 'To be shared',
        status: 'completed',
        recordedSamples: SAMPLES,
        summaries: [{ metrics: { totalMs: { n: SAMPLES } } }],
      });
      expect((await post(archive)).status).toBe(409);
    });

    it('can be scored by the formulas of other tools', async () => {
      const response = await get('/rescore', rescoreRoute.GET);
      const { items } = await response.json();
      expect(targetRescoreSchema.array().parse(items)).toEqual(items);
      const [{ rescores }] = items;
      const rows = rescores.find(({ tool }: { tool: string }) => tool === 'guidellm').rows;
      // The median of 10, 11, … 309 ms.
      expect(rows).toContainEqual(
        expect.objectContaining({ quantity: 'ttftMs', aggregate: 'median', value: 159.5 }),
      );
    });
  });
}
