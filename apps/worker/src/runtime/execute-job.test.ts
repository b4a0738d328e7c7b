import { MizaniError } from '@mizani/core/errors/mizani-error';
import type { Job } from '@mizani/core/job/job';
import { createManualClock } from '@mizani/core/testing/manual-clock';
import { createMemoryJobStore } from '@mizani/core/testing/memory-job-store';
import type { LogEvent } from '@mizani/logger/events';
import { describe, expect, it } from 'vitest';
import type { Processor, Processors } from '../processors/processor.ts';
import { createLocalBus } from '../testing/local-bus.ts';
import { executeJob } from './execute-job.ts';

const RUN = { id: 'run_1', name: 'run-benchmark', hostId: 'host_1', payload: { runId: 'run_1' } };

/** A worker whose benchmark processor is the given one; the heart beats every 10 ms. */
function setUp(run: Processor<'run-benchmark'>) {
  const clock = createManualClock();
  const jobs = createMemoryJobStore();
  const bus = createLocalBus();
  const shutdown = new AbortController();
  const logged: LogEvent[] = [];
  const errors: unknown[] = [];
  const processors: Processors = {
    'run-benchmark': run,
    'probe-runtime': async () => ({ kind: 'completed' }),
  };
  const dependencies = {
    jobs,
    bus,
    clock,
    processors,
    owner: 'me',
    leaseMs: 30,
    shutdown: shutdown.signal,
    random: () => 0.5,
    log: (event: LogEvent) => void logged.push(event),
    onError: (error: unknown) => void errors.push(error),
  };
  return {
    ...dependencies,
    shutdown,
    logged,
    errors,
    dependencies,
    insert: (job: Partial<Job> = {}) => jobs.insert({ ...RUN, ...job }, clock.epochMs()),
    execute: () => executeJob(dependencies, RUN.id),
    job: async () => {
      const job = await jobs.find(RUN.id);
      if (!job) throw new Error('The job is gone.');
      return job;
    },
  };
}

/** Runs until it is stopped, and then ends as a benchmark would. */
const untilStopped =
  (onStarted: () => void = () => {}): Processor<'run-benchmark'> =>
  (_payload, { signal }) =>
    new Promise((_resolve, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason));
      onStarted();
    });

describe('a job that ends by itself', () => {
  it.each([
    [{ kind: 'completed' } as const, null],
    [{ kind: 'cancelled' } as const, null],
    [{ kind: 'failed', error: 'No request was answered.' } as const, 'No request was answered.'],
  ])('is settled as %j', async (result, error) => {
    const worker = setUp(async () => result);
    await worker.insert();
    expect(await worker.execute()).toEqual({ kind: 'done' });
    expect(await worker.job()).toMatchObject({ status: result.kind, error, leaseOwner: null });
  });

  it('is announced when it begins and when it ends, and logged once', async () => {
    const worker = setUp(async () => ({ kind: 'completed' }));
    await worker.insert();
    await worker.execute();
    expect(worker.bus.published).toEqual([
      { kind: 'run-state', runId: 'run_1', status: 'running' },
      { kind: 'run-state', runId: 'run_1', status: 'completed' },
    ]);
    expect(worker.logged).toMatchObject([
      { event: 'job-finished', jobId: 'run_1', attempt: 1, status: 'completed' },
    ]);
  });

  it('gets its payload, parsed, and the claimed row', async () => {
    const seen: unknown[] = [];
    const worker = setUp(async (payload, { job }) => {
      seen.push(payload, job.attempt);
      return { kind: 'completed' };
    });
    await worker.insert({ payload: { runId: 'run_1', unknown: true } });
    await worker.execute();
    expect(seen).toEqual([{ runId: 'run_1' }, 1]);
  });
});

describe('a job that fails', () => {
  it('is tried again later when the failure may pass', async () => {
    const worker = setUp(() => Promise.reject(new Error('database is locked')));
    await worker.insert({ maxAttempts: 2 });
    const outcome = await worker.execute();
    expect(outcome).toMatchObject({ kind: 'redeliver' });
    expect(await worker.job()).toMatchObject({
      status: 'queued',
      attempt: 1,
      error: 'database is locked',
    });
    expect((await worker.job()).notBeforeEpochMs).toBeGreaterThan(worker.clock.epochMs());

    worker.clock.advance(600_000);
    expect(await worker.execute()).toEqual({ kind: 'done' });
    expect(await worker.job()).toMatchObject({ status: 'failed', attempt: 2 });
  });

  it('is not tried again when it can never work', async () => {
    const worker = setUp(() => Promise.reject(new MizaniError('not-found', 'There is no run.')));
    await worker.insert();
    expect(await worker.execute()).toEqual({ kind: 'done' });
    expect(await worker.job()).toMatchObject({ status: 'failed', error: 'There is no run.' });
  });

  it.each([
    ['its payload is not one', { payload: { run: 1 } }],
    ['this version does not know it', { name: 'fly-to-the-moon' }],
  ])('fails at once when %s', async (_reason, job) => {
    const worker = setUp(async () => ({ kind: 'completed' }));
    await worker.insert(job);
    expect(await worker.execute()).toEqual({ kind: 'done' });
    expect((await worker.job()).status).toBe('failed');
  });
});

describe('a job that is stopped', () => {
  it('ends as cancelled as soon as the bus says so', async () => {
    const worker = setUp(
      untilStopped(() => {
        void worker.jobs.requestCancel('run_1', worker.clock.epochMs()).then(() =>
          worker.bus.publish({
            kind: 'job-cancel-requested',
            hostId: 'host_1',
            jobId: 'run_1',
          }),
        );
      }),
    );
    worker.dependencies.leaseMs = 600_000;
    await worker.insert();
    expect(await worker.execute()).toEqual({ kind: 'done' });
    expect((await worker.job()).status).toBe('cancelled');
  });

  it('ends as cancelled without the bus, at the next heartbeat', async () => {
    const worker = setUp(
      untilStopped(() => void worker.jobs.requestCancel('run_1', worker.clock.epochMs())),
    );
    await worker.insert();
    await worker.execute();
    expect((await worker.job()).status).toBe('cancelled');
  });

  it('goes back to the queue on shutdown, and the attempt does not count', async () => {
    const worker = setUp(untilStopped(() => queueMicrotask(() => worker.shutdown.abort())));
    await worker.insert();
    expect(await worker.execute()).toEqual({ kind: 'redeliver', delayMs: 0 });
    expect(await worker.job()).toMatchObject({ status: 'queued', attempt: 0, leaseOwner: null });
  });

  it('is left alone when another worker has taken it over', async () => {
    const worker = setUp(
      untilStopped(() => {
        worker.clock.advance(1_000);
        const input = { owner: 'you', leaseMs: 60_000, nowEpochMs: worker.clock.epochMs() };
        void worker.jobs.claim({ jobId: 'run_1', ...input });
      }),
    );
    await worker.insert();
    expect(await worker.execute()).toEqual({ kind: 'done' });
    expect(await worker.job()).toMatchObject({ status: 'running', leaseOwner: 'you' });
    expect(worker.logged).toMatchObject([{ status: 'lost' }]);
  });

  it('is given up when no sign of life could be stored for as long as the lease', async () => {
    const worker = setUp(untilStopped());
    worker.jobs.heartbeat = async () => {
      worker.clock.advance(20);
      throw new MizaniError('unavailable', 'The database is away.');
    };
    await worker.insert();
    expect(await worker.execute()).toEqual({ kind: 'done' });
    expect((await worker.job()).status).toBe('running');
    expect(worker.errors.length).toBeGreaterThan(1);
  });
});

describe('a delivery without a job to be had', () => {
  it('is done when the job is over, gone, or in the hands of another', async () => {
    const worker = setUp(async () => ({ kind: 'completed' }));
    expect(await worker.execute()).toEqual({ kind: 'done' });
    await worker.insert();
    const input = { owner: 'you', leaseMs: 60_000, nowEpochMs: worker.clock.epochMs() };
    await worker.jobs.claim({ jobId: 'run_1', ...input });
    expect(await worker.execute()).toEqual({ kind: 'done' });
    expect(worker.logged).toEqual([]);
  });

  it('comes again when the job is due later', async () => {
    const worker = setUp(async () => ({ kind: 'completed' }));
    await worker.jobs.insert({ ...RUN, delayMs: 700 }, worker.clock.epochMs());
    expect(await worker.execute()).toEqual({ kind: 'redeliver', delayMs: 700 });
  });

  it('announces a job that the claim itself has ended', async () => {
    const worker = setUp(async () => ({ kind: 'completed' }));
    await worker.insert({ maxAttempts: 0 });
    expect(await worker.execute()).toEqual({ kind: 'done' });
    expect(worker.bus.published).toEqual([{ kind: 'run-state', runId: 'run_1', status: 'failed' }]);
  });

  it('is not claimed while the worker stops', async () => {
    const worker = setUp(async () => ({ kind: 'completed' }));
    await worker.insert();
    worker.shutdown.abort();
    expect(await worker.execute()).toEqual({ kind: 'redeliver', delayMs: 0 });
    expect((await worker.job()).status).toBe('queued');
  });

  it('comes again, and is reported, when the database is away', async () => {
    const worker = setUp(async () => ({ kind: 'completed' }));
    worker.jobs.claim = () => Promise.reject(new MizaniError('unavailable', 'away'));
    expect(await worker.execute()).toMatchObject({ kind: 'redeliver' });
    expect(worker.errors).toHaveLength(1);
  });
});
