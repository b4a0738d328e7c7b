import { afterEach, describe, expect, it } from 'vitest';
import { type ServedApi, sendJson, serveApi } from '../testing/serve-api.ts';
import { findServer } from './find-server.ts';

const HEALTH = { status: 'ok', version: '0.1.0', database: 'sqlite', queue: 'embedded', hosts: [] };

let served: ServedApi | undefined;
afterEach(async () => {
  await served?.close();
  served = undefined;
});

describe('findServer', () => {
  it.each([
    [200, HEALTH, 'ready'],
    [503, { ...HEALTH, status: 'unavailable' }, 'unwell'],
    [200, { hello: 'world' }, 'other'],
    [404, { detail: 'no' }, 'other'],
  ])('tells a Mizani from what is none: %i %j', async (status, body, state) => {
    served = await serveApi({
      'GET /health': (_request, response) => sendJson(response, body, status),
    });
    expect(await findServer(`${served.url}/`)).toMatchObject({ state });
  });

  it('takes a page that is no JSON for another program', async () => {
    served = await serveApi({ 'GET /health': (_request, response) => void response.end('<html>') });
    expect(await findServer(served.url)).toEqual({ state: 'other' });
  });

  it('says why nothing answers', async () => {
    const { url, close } = await serveApi({});
    await close();
    expect(await findServer(url)).toEqual({ state: 'nothing', reason: 'ECONNREFUSED' });
  });
});
