import { describe, expect, it } from 'vitest';
import { createLogger, type LogLevel } from './create-logger.ts';
import type { LogEvent } from './events.ts';
import { logEvent } from './log-event.ts';

function record(level: LogLevel = 'info') {
  const records: Record<string, unknown>[] = [];
  const destination = { write: (line: string) => void records.push(JSON.parse(line)) };
  return { records, logger: createLogger({ name: 'test', level, destination }) };
}

const jobFinished: LogEvent = {
  event: 'job-finished',
  job: 'run-benchmark',
  jobId: 'run_1',
  hostId: 'host_1',
  attempt: 1,
  status: 'completed',
  durationMs: 12,
};

describe('createLogger', () => {
  it('writes one line of JSON per record, with name and time', () => {
    const { records, logger } = record();
    logger.info({ runId: 'run_1' }, 'hello');
    expect(records).toMatchObject([
      { name: 'test', msg: 'hello', runId: 'run_1', time: expect.stringMatching(/^\d{4}-.*Z$/) },
    ]);
  });

  it('keeps quiet below its level', () => {
    const { records, logger } = record('warn');
    logger.info('hello');
    expect(records).toEqual([]);
  });

  it.each(['apiKey', 'authorization', 'Authorization', 'cookie', 'password', 'secret'])(
    'hides %s on three levels',
    (field) => {
      const { records, logger } = record();
      const leaf = { [field]: 'hush' };
      logger.info({ ...leaf, runtime: leaf, request: { headers: leaf } });
      expect(JSON.stringify(records)).not.toContain('hush');
      expect(records).toMatchObject([{ [field]: '[redacted]' }]);
    },
  );
});

describe('logEvent', () => {
  it('writes all fields of the event', () => {
    const { records, logger } = record();
    logEvent(logger, jobFinished);
    expect(records).toMatchObject([{ ...jobFinished, level: 30, msg: 'job-finished' }]);
  });

  it('writes an error with its stack and its cause, and words as they are', () => {
    const { records, logger } = record();
    const error = new Error('outer', { cause: new Error('inner') });
    logEvent(logger, { event: 'background-error', source: 'queue', error });
    logEvent(logger, { event: 'background-error', source: 'queue', error: 'in words' });
    expect(records).toMatchObject([
      {
        level: 40,
        error: { message: 'outer', stack: expect.any(String), cause: { message: 'inner' } },
      },
      { level: 40, error: 'in words' },
    ]);
  });

  it.each([
    [{ ...jobFinished, status: 'failed', error: 'no such model' } as const, 50],
    [{ ...jobFinished, status: 'requeued' } as const, 40],
    [{ ...jobFinished, status: 'cancelled' } as const, 30],
    [{ event: 'http-request', method: 'GET', route: '/', status: 503, durationMs: 1 } as const, 50],
    [{ event: 'http-request', method: 'GET', route: '/', status: 404, durationMs: 1 } as const, 30],
    [{ event: 'shutdown', reason: 'SIGTERM', durationMs: 1 } as const, 30],
  ])('gives %j the level %i', (event, level) => {
    const { records, logger } = record();
    logEvent(logger, event);
    expect(records).toMatchObject([{ level }]);
  });
});
