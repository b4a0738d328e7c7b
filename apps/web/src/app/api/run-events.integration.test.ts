import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { callRoute } from '@/testing/call-route.ts';
import { INSTALLATIONS, type Installation } from '@/testing/installations.ts';
import { readEventStream, type ServerSentEvent } from '@/testing/read-event-stream.ts';
import { makeSample, seedHost } from '@/testing/seed.ts';
import * as eventsRoute from './v1/runs/[id]/events/route.ts';
import * as runsRoute from './v1/runs/route.ts';

for (const { name, open } of INSTALLATIONS) {
  describe.skipIf(open === null)(`events of a run on ${name}`, () => {
    let installation: Installation;
    let targetId: string;

    beforeAll(async () => {
      if (open === null) return;
      installation = await open();
      const { targets } = await seedHost(installation.services);
      targetId = targets[0]?.id ?? '';
    });
    afterAll(async () => installation?.dispose());

    const start = async (): Promise<string> => {
      const response = await callRoute(runsRoute.POST, {
        path: '/api/v1/runs',
        body: {
          kind: 'benchmark',
          targets: [targetId],
          prompts: [{ text: 'Hi' }],
          rounds: 3,
          warmups: 0,
        },
      });
      return (await response.json()).id;
    };
    const follow = (id: string, headers: Record<string, string> = {}, query = '') =>
      callRoute(eventsRoute.GET, {
        path: `/api/v1/runs/${id}/events${query}`,
        params: { id },
        headers,
      });
    const record = (id: string, ...ordinals: number[]) =>
      installation.services.samples.record(
        ordinals.map((ordinal) => makeSample(id, targetId, ordinal)),
        [],
      );
    const claim = { owner: 'test-worker', leaseMs: 60_000 };
    const claimRun = (jobId: string) =>
      installation.services.jobs.claim({ ...claim, jobId, nowEpochMs: Date.now() });
    const finish = (jobId: string) =>
      installation.services.jobs.finish({
        jobId,
        owner: claim.owner,
        status: 'completed',
        error: null,
        nowEpochMs: Date.now(),
      });
    const all = async (response: Response) => {
      const events: ServerSentEvent[] = [];
      for await (const event of readEventStream(response)) events.push(event);
      return events;
    };
    const ordinalsOf = (events: ServerSentEvent[]) =>
      events.flatMap(({ event, data }) =>
        event === 'sample' ? [(data as { ordinal: number }).ordinal] : [],
      );

    it('tells state, progress and samples as they happen, and ends after the final state', async () => {
      const id = await start();
      const response = await follow(id);
      expect(response.headers.get('content-type')).toContain('text/event-stream');
      const events = readEventStream(response);
      const next = async () => (await events.next()).value;

      expect(await next()).toMatchObject({ event: 'state', id: null, data: { status: 'queued' } });
      expect(await next()).toMatchObject({
        event: 'progress',
        data: { recordedSamples: 0, plannedSamples: 3, activity: null },
      });
      await claimRun(id);
      await installation.workerBus.publish({ kind: 'run-state', runId: id, status: 'running' });
      expect(await next()).toMatchObject({ event: 'state', data: { status: 'running' } });

      await record(id, 0, 1);
      await installation.workerBus.publish({
        kind: 'run-progress',
        runId: id,
        recordedSamples: 2,
        plannedSamples: 3,
        activity: 'loading small',
      });
      expect(await next()).toMatchObject({ event: 'sample', id: '0', data: { ordinal: 0 } });
      expect(await next()).toMatchObject({ event: 'sample', id: '1', data: { ordinal: 1 } });
      // The samples may be seen before the worker's message about them: then progress is told twice.
      let progress = await next();
      if (JSON.stringify(progress).includes('"activity":null')) progress = await next();
      expect(progress).toMatchObject({
        event: 'progress',
        id: '1',
        data: { recordedSamples: 2, plannedSamples: 3, activity: 'loading small' },
      });

      await record(id, 2);
      await finish(id);
      await installation.workerBus.publish({ kind: 'run-state', runId: id, status: 'completed' });
      expect(await next()).toMatchObject({ event: 'sample', id: '2' });
      expect(await next()).toMatchObject({ event: 'progress', data: { recordedSamples: 3 } });
      expect(await next()).toMatchObject({
        event: 'state',
        id: '2',
        data: { status: 'completed', attempt: 1, error: null },
      });
      expect(await next()).toBeUndefined();
    });

    it('resumes behind the last sample that the client has seen', async () => {
      const id = await start();
      await claimRun(id);
      await record(id, 0, 1, 2);
      await finish(id);
      expect(ordinalsOf(await all(await follow(id)))).toEqual([0, 1, 2]);
      expect(ordinalsOf(await all(await follow(id, { 'last-event-id': '0' })))).toEqual([1, 2]);
      expect(ordinalsOf(await all(await follow(id, {}, '?after=1')))).toEqual([2]);
      const last = await all(await follow(id, { 'last-event-id': '2' }));
      expect(last.map(({ event }) => event)).toEqual(['progress', 'state']);
      expect(last[0]).toMatchObject({ id: '2', data: { recordedSamples: 3 } });
    });

    it('heals a lost nudge by looking by itself', async () => {
      const id = await start();
      const events = readEventStream(await follow(id));
      await events.next();
      await events.next();
      await record(id, 0);
      expect((await events.next()).value).toMatchObject({ event: 'sample', id: '0' });
      await events.return();
    });

    it('ends when the process is asked to', async () => {
      const id = await start();
      const events = readEventStream(await follow(id));
      await events.next();
      installation.services.stop();
      const rest: unknown[] = [];
      for await (const event of events) rest.push(event);
      expect(rest.length).toBeLessThanOrEqual(1);
    });

    it('answers 404 for a run that is not there, and 422 for an id that no sample has', async () => {
      expect((await follow('run_x')).status).toBe(404);
      const response = await follow(await start(), { 'last-event-id': 'yesterday' });
      expect(response.status).toBe(422);
      expect(await response.json()).toMatchObject({ errors: [{ field: 'Last-Event-ID' }] });
    });
  });
}
