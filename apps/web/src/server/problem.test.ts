import { invalidInput, MizaniError, notFound } from '@mizani/core/errors/mizani-error';
import { describe, expect, it } from 'vitest';
import { HttpError } from './http-error.ts';
import { problemResponse, toProblem } from './problem.ts';

describe('toProblem', () => {
  it.each([
    [invalidInput([{ field: 'rounds', message: 'too many' }]), 422],
    [notFound('run', 'run_1'), 404],
    [new MizaniError('conflict', 'It has ended.'), 409],
    [new MizaniError('unavailable', 'The queue cannot be reached.'), 503],
    [new HttpError(400, 'The body is not JSON.'), 400],
    [new HttpError(413, 'The body is too large.'), 413],
    [new Error('boom'), 500],
    ['thrown text', 500],
  ])('maps %s to %i', (error, status) => {
    expect(toProblem(error, '/api/v1/runs').status).toBe(status);
  });

  it('names the fields that were wrong, and the request', () => {
    expect(
      toProblem(invalidInput([{ field: 'rounds', message: 'must be at least 1' }]), '/api/v1/runs'),
    ).toEqual({
      type: 'about:blank',
      title: 'Invalid input',
      status: 422,
      detail: 'rounds: must be at least 1',
      instance: '/api/v1/runs',
      errors: [{ field: 'rounds', message: 'must be at least 1' }],
    });
  });

  it('keeps the words of an unexpected error to the log', () => {
    const problem = toProblem(new Error('password=hunter2'), '/api/v1/health');
    expect(JSON.stringify(problem)).not.toContain('hunter2');
  });
});

describe('problemResponse', () => {
  it('is problem+json, and says when to try again if that helps', async () => {
    const response = problemResponse(
      toProblem(new MizaniError('unavailable', 'The queue cannot be reached.'), '/api/v1/runs'),
    );
    expect(response.status).toBe(503);
    expect(response.headers.get('content-type')).toBe('application/problem+json');
    expect(response.headers.get('retry-after')).toBe('5');
    expect(await response.json()).toMatchObject({ status: 503 });
  });
});
