import { DEFAULT_JOB_MAX_ATTEMPTS, DEFAULT_JOB_PRIORITY } from '@mizani/core/job/job';
import { describe, expect, it } from 'vitest';
import { toJob, toQueuedJobRow } from './job-mapper.ts';

const job = {
  id: 'job_1',
  name: 'probe-runtime',
  hostId: 'host_1',
  payload: { runtimeId: 'rt_1' },
};

describe('toQueuedJobRow', () => {
  it('fills in the defaults', () => {
    expect(toQueuedJobRow(job, 1_000)).toEqual({
      id: 'job_1',
      name: 'probe-runtime',
      hostId: 'host_1',
      payloadJson: '{"runtimeId":"rt_1"}',
      status: 'queued',
      priority: DEFAULT_JOB_PRIORITY,
      maxAttempts: DEFAULT_JOB_MAX_ATTEMPTS,
      notBeforeEpochMs: 1_000,
      createdEpochMs: 1_000,
    });
  });

  it('keeps zero as zero, and moves the start by the delay', () => {
    const row = toQueuedJobRow({ ...job, priority: 0, maxAttempts: 1, delayMs: 250 }, 1_000);
    expect(row).toMatchObject({ priority: 0, maxAttempts: 1, notBeforeEpochMs: 1_250 });
  });

  it('stores an absent payload as null', () => {
    expect(toQueuedJobRow({ ...job, payload: undefined }, 0).payloadJson).toBe('null');
  });
});

describe('toJob', () => {
  const row = {
    ...{ id: 'job_1', name: 'n', hostId: 'host_1', payloadJson: '[1]', status: 'running' },
    ...{ priority: 1, attempt: 2, maxAttempts: 3, notBeforeEpochMs: 4, cancelRequested: true },
    ...{ leaseOwner: 'w', leaseExpiresEpochMs: 5, error: null },
    ...{ createdEpochMs: 6, startedEpochMs: 7, finishedEpochMs: null },
  };

  it('reads the payload', () => {
    const { payloadJson: _, ...rest } = row;
    expect(toJob(row)).toEqual({ ...rest, payload: [1] });
  });

  it('refuses a status it does not know', () => {
    expect(() => toJob({ ...row, status: 'paused' })).toThrow('Job.status holds "paused"');
  });
});
