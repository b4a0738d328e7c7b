import { describe, expect, it } from 'vitest';
import { newJob } from './new-job.ts';

describe('newJob', () => {
  it('fills in the options of the definition', () => {
    const job = newJob('probe-runtime', {
      id: 'job_1',
      hostId: 'host_1',
      payload: { runtimeId: 'rt_1' },
    });
    expect(job).toEqual({
      id: 'job_1',
      name: 'probe-runtime',
      hostId: 'host_1',
      payload: { runtimeId: 'rt_1' },
      priority: 1,
      maxAttempts: 2,
    });
  });

  it('keeps a delay', () => {
    const payload = { runId: 'run_1' };
    const job = newJob('run-benchmark', { id: 'run_1', hostId: 'host_1', payload, delayMs: 500 });
    expect(job.delayMs).toBe(500);
  });

  it('refuses a payload that the worker would refuse', () => {
    const payload = { runId: '' };
    expect(() => newJob('run-benchmark', { id: 'run_1', hostId: 'host_1', payload })).toThrow(
      /payload\.runId/,
    );
  });
});
