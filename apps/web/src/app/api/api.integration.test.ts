import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { healthSchema } from '@/features/overview/health.ts';
import { hostResourceSchema, runtimeSchema } from '@/server/openapi/resources/host-resource.ts';
import { promptSetSchema } from '@/server/openapi/resources/prompt-set-resource.ts';
import { targetResourceSchema } from '@/server/openapi/resources/target-resource.ts';
import { callRoute } from '@/testing/call-route.ts';
import { INSTALLATIONS, type Installation } from '@/testing/installations.ts';
import { seedHost } from '@/testing/seed.ts';
import * as unknownRoute from './[...path]/route.ts';
import * as healthRoute from './v1/health/route.ts';
import * as hostsRoute from './v1/hosts/route.ts';
import * as openApiRoute from './v1/openapi.json/route.ts';
import * as promptSetRoute from './v1/prompt-sets/[id]/route.ts';
import * as promptSetsRoute from './v1/prompt-sets/route.ts';
import * as runtimeRoute from './v1/runtimes/[id]/route.ts';
import * as runtimesRoute from './v1/runtimes/route.ts';
import * as targetsRoute from './v1/targets/route.ts';

for (const { name, open } of INSTALLATIONS) {
  describe.skipIf(open === null)(`hosts, targets, runtimes and prompt sets on ${name}`, () => {
    let installation: Installation;
    let seeded: Awaited<ReturnType<typeof seedHost>>;

    beforeAll(async () => {
      if (open === null) return;
      installation = await open();
      seeded = await seedHost(installation.services);
    });
    afterAll(async () => installation?.dispose());

    it('is healthy, and says which parts it has and which hosts are online', async () => {
      const response = await callRoute(healthRoute.GET, { path: '/api/v1/health' });
      expect(response.status).toBe(200);
      const health = await response.json();
      expect(healthSchema.parse(health)).toEqual(health);
      expect(health).toMatchObject({
        status: 'ok',
        version: expect.stringMatching(/^\d+\.\d+\.\d+$/),
        database: installation.services.database.dialect,
        queue: installation.services.queueKind,
        hosts: [{ id: seeded.host.id, name: 'bench-01', online: true }],
      });
    });

    it('lists hosts with fingerprint and runtimes, as described', async () => {
      const response = await callRoute(hostsRoute.GET, { path: '/api/v1/hosts' });
      const { items } = await response.json();
      expect(hostResourceSchema.array().parse(items)).toEqual(items);
      expect(items).toMatchObject([
        { id: seeded.host.id, online: true, runtimes: [{ id: seeded.runtime.id }] },
      ]);
    });

    it('lists targets, all or those of one host or runtime', async () => {
      const list = async (query: string) => {
        const response = await callRoute(targetsRoute.GET, { path: `/api/v1/targets${query}` });
        const { items } = await response.json();
        expect(targetResourceSchema.array().parse(items)).toEqual(items);
        return items.map((target: { alias: string }) => target.alias).sort();
      };
      const all = ['nano-bench-01', 'small-bench-01'];
      expect(await list('')).toEqual(all);
      expect(await list('?host=&runtime=')).toEqual(all);
      expect(await list(`?host=${seeded.host.id}`)).toEqual(all);
      expect(await list(`?runtime=${seeded.runtime.id}`)).toEqual(all);
      expect(await list('?runtime=bundled')).toEqual(all);
      expect(await list('?host=host_of_nobody')).toEqual([]);
      expect(await list('?runtime=foundry-local')).toEqual([]);
    });

    it('refuses a query it does not know', async () => {
      const response = await callRoute(targetsRoute.GET, { path: '/api/v1/targets?hosts=x' });
      expect(response.status).toBe(422);
      expect(await response.json()).toMatchObject({ errors: [{ field: 'hosts' }] });
    });

    it('attaches a runtime, asks its host to probe it, and never returns its key', async () => {
      const heard: string[] = [];
      const stopListening = installation.workerBus.subscribe((event) => heard.push(event.kind));
      const response = await callRoute(runtimesRoute.POST, {
        path: '/api/v1/runtimes',
        body: {
          hostId: seeded.host.id,
          kind: 'openai-compatible',
          name: 'vllm',
          baseUrl: 'http://127.0.0.1:8000/v1',
          apiKey: 'sk-very-secret',
        },
      });
      expect(response.status).toBe(201);
      const text = await response.text();
      expect(text).not.toContain('sk-very-secret');
      const runtime = JSON.parse(text);
      expect(runtimeSchema.parse(runtime)).toEqual(runtime);
      expect(runtime).toMatchObject({ hasApiKey: true, lastProbe: null });

      const location = response.headers.get('location') ?? '';
      expect(location).toBe(`/api/v1/runtimes/${runtime.id}`);
      const read = await callRoute(runtimeRoute.GET, {
        path: location,
        params: { id: runtime.id },
      });
      expect(await read.json()).toEqual(runtime);

      const { services } = installation;
      const nowEpochMs = services.clock.epochMs();
      expect(
        await services.jobs.listDue({ hostId: seeded.host.id, nowEpochMs, limit: 10 }),
      ).toHaveLength(1);
      if (services.queueKind === 'embedded') {
        await expect.poll(() => heard, { timeout: 10_000 }).toContain('job-queued');
      }
      stopListening();

      const remove = () =>
        callRoute(runtimeRoute.DELETE, {
          path: location,
          method: 'DELETE',
          params: { id: runtime.id },
        });
      expect((await remove()).status).toBe(204);
      expect((await remove()).status).toBe(404);
    });

    it.each([
      [{ hostId: 'host_of_nobody' }, 'hostId'],
      [{ baseUrl: 'ftp://127.0.0.1' }, 'baseUrl'],
      [{ kind: 'bundled' }, 'kind'],
      [{ name: '' }, 'name'],
      [{ colour: 'red' }, 'colour'],
    ])('refuses a runtime with %j, and stores nothing', async (change, field) => {
      const listRuntimes = () => callRoute(runtimesRoute.GET, { path: '/api/v1/runtimes' });
      const before = await (await listRuntimes()).json();
      const response = await callRoute(runtimesRoute.POST, {
        path: '/api/v1/runtimes',
        body: {
          hostId: seeded.host.id,
          kind: 'openai-compatible',
          name: 'bad',
          baseUrl: 'http://127.0.0.1:8000',
          ...change,
        },
      });
      expect(response.status).toBe(422);
      const problem = await response.json();
      expect(problem.errors).toContainEqual({ field, message: expect.any(String) });
      expect(await (await listRuntimes()).json()).toEqual(before);
    });

    it('stores a prompt set, recognises it, and makes other prompts a new version', async () => {
      const post = (text: string) =>
        callRoute(promptSetsRoute.POST, {
          path: '/api/v1/prompt-sets',
          body: { name: 'Capitals', prompts: [{ text, expected: 'Paris' }] },
        });
      const first = await post('Capital of France?');
      expect(first.status).toBe(201);
      const stored = await first.json();
      expect(stored).toMatchObject({ name: 'Capitals', version: 1, promptCount: 1 });
      const again = await post('Capital of France?');
      expect(again.status).toBe(200);
      expect(await again.json()).toEqual(stored);
      expect(await (await post('The capital of France?')).json()).toMatchObject({ version: 2 });

      const read = await callRoute(promptSetRoute.GET, {
        path: first.headers.get('location') ?? '',
        params: { id: stored.id },
      });
      const promptSet = await read.json();
      expect(promptSetSchema.parse(promptSet)).toEqual(promptSet);
      expect(promptSet.prompts).toEqual([{ text: 'Capital of France?', expected: 'Paris' }]);
      const list = await callRoute(promptSetsRoute.GET, { path: '/api/v1/prompt-sets' });
      expect((await list.json()).items).toContainEqual(stored);
    });

    it('answers 404 with a problem for what is not there', async () => {
      const responses = await Promise.all([
        callRoute(promptSetRoute.GET, { path: '/api/v1/prompt-sets/x', params: { id: 'x' } }),
        callRoute(runtimeRoute.GET, { path: '/api/v1/runtimes/x', params: { id: 'x' } }),
        callRoute(unknownRoute.GET, { path: '/api/v9/x', params: { path: ['v9', 'x'] } }),
      ]);
      for (const response of responses) {
        expect(response.status).toBe(404);
        expect(response.headers.get('content-type')).toBe('application/problem+json');
        expect(await response.json()).toMatchObject({ status: 404, detail: expect.any(String) });
      }
    });

    it('describes itself', async () => {
      const response = await callRoute(openApiRoute.GET, { path: '/api/v1/openapi.json' });
      expect(await response.json()).toMatchObject({ openapi: '3.1.0' });
    });
  });
}
