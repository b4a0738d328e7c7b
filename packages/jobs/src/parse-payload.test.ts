import { MizaniError } from '@mizani/core/errors/mizani-error';
import { describe, expect, it } from 'vitest';
import { parseJobName, parsePayload } from './parse-payload.ts';

const errorOf = (action: () => unknown): MizaniError => {
  try {
    action();
  } catch (error) {
    if (error instanceof MizaniError) return error;
  }
  throw new Error('It should have thrown a MizaniError.');
};

describe('parsePayload', () => {
  it('returns a payload that fits', () => {
    expect(parsePayload('run-benchmark', { runId: 'run_1' })).toEqual({ runId: 'run_1' });
  });

  it('accepts a payload to which a later version has added fields', () => {
    expect(parsePayload('probe-runtime', { runtimeId: 'rt_1', later: true })).toEqual({
      runtimeId: 'rt_1',
    });
  });

  it.each([null, undefined, 'run_1', [], {}, { runId: '' }, { runId: 7 }])(
    'rejects %j with an error that is never retried',
    (payload) => {
      const error = errorOf(() => parsePayload('run-benchmark', payload));
      expect(error).toMatchObject({ code: 'invalid-input', retryable: false });
      expect(error.issues[0]?.field).toMatch(/^payload/);
    },
  );
});

describe('parseJobName', () => {
  it('returns a known name', () => {
    expect(parseJobName('probe-runtime')).toBe('probe-runtime');
  });

  it('rejects an unknown name with an error that is never retried', () => {
    expect(errorOf(() => parseJobName('bake-cake'))).toMatchObject({
      code: 'invalid-input',
      retryable: false,
      message: expect.stringContaining('bake-cake'),
    });
  });
});
