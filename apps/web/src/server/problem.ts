import type { ErrorCode, FieldIssue } from '@mizani/core/errors/mizani-error';
import { MizaniError } from '@mizani/core/errors/mizani-error';
import { HttpError } from './http-error.ts';

/** RFC 9457 problem details, with the fields that were wrong. */
export type Problem = {
  type: string;
  title: string;
  status: number;
  detail: string;
  /** Path of the request. */
  instance: string;
  errors: FieldIssue[];
};

const STATUS_OF_CODE: Record<ErrorCode, number> = {
  'invalid-input': 422,
  'not-found': 404,
  conflict: 409,
  unavailable: 503,
};

const TITLE_OF_STATUS: Record<number, string> = {
  400: 'Bad request',
  403: 'Forbidden',
  404: 'Not found',
  409: 'Conflict',
  413: 'Request body too large',
  422: 'Invalid input',
  500: 'Internal error',
  503: 'Temporarily unavailable',
};

/** What a caller is told about an error; one that nobody raised on purpose keeps its message to the log. */
export function toProblem(error: unknown, instance: string): Problem {
  if (error instanceof MizaniError) {
    return makeProblem(STATUS_OF_CODE[error.code], error.message, instance, error.issues);
  }
  if (error instanceof HttpError) {
    return makeProblem(error.status, error.message, instance, error.issues);
  }
  return makeProblem(
    500,
    'Mizani failed to answer this request. The log of the web process says why.',
    instance,
  );
}

export function makeProblem(
  status: number,
  detail: string,
  instance: string,
  issues: readonly FieldIssue[] = [],
): Problem {
  return {
    // The status says it all; a type of its own would promise a page that describes it.
    type: 'about:blank',
    title: TITLE_OF_STATUS[status] ?? 'Error',
    status,
    detail,
    instance,
    errors: [...issues],
  };
}

export function problemResponse(problem: Problem): Response {
  const headers = new Headers({ 'content-type': 'application/problem+json' });
  if (problem.status === 503) headers.set('retry-after', '5');
  return Response.json(problem, { status: problem.status, headers });
}
