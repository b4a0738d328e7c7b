import { afterEach, describe, expect, it } from 'vitest';
import { type ServedApi, sendEvent, sendJson, serveApi } from '../testing/serve-api.ts';
import { connect } from './connect.ts';
import { followRun } from './follow-run.ts';
import type { RunProgress } from './resources.ts';

let served: ServedApi | undefined;
afterEach(async () => {
  await served?.close();
  served = undefined;
});

async function follow(answers: Parameters<typeof serveApi>[0]) {
  served = await serveApi(answers);
  const seen: RunProgress[] = [];
  const onProgress = (progress: RunProgress) => void seen.push(progress);
  const state = await followRun(connect(served.url), 'run_1', { onProgress, reconnectDelayMs: 0 });
  return { state, seen, requests: served.requests };
}

const progress = (recordedSamples: number) => ({
  event: 'progress',
  id: recordedSamples - 1,
  data: { recordedSamples, plannedSamples: 3, activity: null },
});
const state = (status: string, error: string | null = null) => ({
  event: 'state',
  data: { status, error },
});
const running = {
  id: 'run_1',
  status: 'running',
  plannedSamples: 3,
  recordedSamples: 1,
  targets: [],
};

describe('followRun', () => {
  it('tells progress as it comes, and ends with the final state', async () => {
    const { state: last, seen } = await follow({
      'GET /runs/run_1/events': (_request, response) => {
        sendEvent(response, state('running'));
        sendEvent(response, { event: 'sample', id: 0, data: { ordinal: 0 } });
        sendEvent(response, progress(1));
        sendEvent(response, progress(3));
        sendEvent(response, state('failed', 'no target answered'));
      },
    });
    expect(seen.map(({ recordedSamples }) => recordedSamples)).toEqual([1, 3]);
    expect(last).toEqual({ status: 'failed', error: 'no target answered' });
  });

  it('takes a stream that ends too early up again behind the last event', async () => {
    let connections = 0;
    const { requests } = await follow({
      'GET /runs/run_1/events': (_request, response) => {
        connections += 1;
        if (connections === 1) {
          sendEvent(response, progress(2));
          response.end();
        } else sendEvent(response, state('completed'));
      },
      'GET /runs/run_1': (_request, response) => sendJson(response, running),
    });
    const events = requests.filter(({ path }) => path.endsWith('/events'));
    expect(events.map(({ headers }) => headers['last-event-id'])).toEqual([undefined, '1']);
  });

  it('asks for the state where the stream ended without one', async () => {
    const { state: last } = await follow({
      'GET /runs/run_1/events': (_request, response) => void response.end(),
      'GET /runs/run_1': (_request, response) =>
        sendJson(response, { ...running, status: 'completed' }),
    });
    expect(last.status).toBe('completed');
  });

  it.each([
    [{ event: 'state', data: { status: 'paused' } }, 'status'],
    [{ event: 'progress', data: { recordedSamples: 'many' } }, 'recordedSamples'],
  ])('gives up at an event that it cannot understand: %j', async (event, field) => {
    const following = follow({
      'GET /runs/run_1/events': (_request, response) => sendEvent(response, event),
      'GET /runs/run_1': (_request, response) => sendJson(response, running),
    });
    await expect(following).rejects.toThrow(`cannot be read (${field}`);
    expect(served?.requests).toHaveLength(1);
  });

  it('gives up at an event that is no JSON', async () => {
    const following = follow({
      'GET /runs/run_1/events': (_request, response) => {
        response.writeHead(200, { 'content-type': 'text/event-stream' });
        response.write('event: state\ndata: {cut\n\n');
      },
      'GET /runs/run_1': (_request, response) => sendJson(response, running),
    });
    await expect(following).rejects.toThrow('no JSON');
  });

  it('gives up a server that stays away, and a run that does not exist at once', async () => {
    const unavailable = follow({
      'GET /runs/run_1/events': (_request, response) => sendJson(response, { detail: 'no' }, 503),
    });
    await expect(unavailable).rejects.toThrow('is lost');
    await served?.close();
    await expect(follow({})).rejects.toThrow('There is no /api/v1/runs/run_1/events.');
    expect(served?.requests).toHaveLength(1);
  });
});
