import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { parseEnvironment } from '@/env.ts';
import { healthSchema } from '@/features/overview/health.ts';
import { openServices, rememberServices } from '@/server/services.ts';
import { callRoute } from '@/testing/call-route.ts';
import * as healthRoute from './v1/health/route.ts';
import * as runsRoute from './v1/runs/route.ts';

let dataDir: string;

beforeEach(async () => {
  dataDir = await mkdtemp(path.join(tmpdir(), 'mizani-web-'));
});
afterEach(async () => {
  await rm(dataDir, { recursive: true, force: true });
});

const open = (variables: Record<string, string>) =>
  openServices(
    parseEnvironment({ LOG_LEVEL: 'silent', MIZANI_DATA_DIR: dataDir, ...variables }, dataDir),
  );

it('answers 503 in words while the database cannot be used', async () => {
  const services = await rememberServices(open({}));
  const health = await callRoute(healthRoute.GET, { path: '/api/v1/health' });
  expect(health.status).toBe(503);
  const body = await health.json();
  expect(healthSchema.parse(body)).toEqual(body);
  expect(body).toMatchObject({ status: 'unavailable', database: 'sqlite', hosts: [] });
  expect(body.problems).toEqual([expect.stringContaining('Run the migrations first')]);

  const runs = await callRoute(runsRoute.GET, { path: '/api/v1/runs' });
  expect(runs.status).toBe(503);
  expect(runs.headers.get('retry-after')).toBe('5');
  expect(await runs.json()).toMatchObject({ detail: expect.stringContaining('migrations') });
  await services.close();
});

it('answers 503 in words while the queue cannot be reached', async () => {
  // Port 1 is reserved, so nothing listens there.
  const failing = rememberServices(open({ REDIS_URL: 'redis://127.0.0.1:1' }));
  const health = await callRoute(healthRoute.GET, { path: '/api/v1/health' });
  expect(health.status).toBe(503);
  expect(health.headers.get('content-type')).toBe('application/problem+json');
  expect(await health.json()).toMatchObject({ title: 'Temporarily unavailable' });
  await expect(failing).rejects.toMatchObject({ code: 'unavailable' });
});
