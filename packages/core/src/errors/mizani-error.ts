export type ErrorCode =
  /** The named thing does not exist (any more). */
  | 'not-found'
  /** The caller sent something that can never work; `issues` name the fields. */
  | 'invalid-input'
  /** The request contradicts the present state, e.g. cancelling a finished run. */
  | 'conflict'
  /** A part of the installation (database, queue, runtime) cannot be reached now. */
  | 'unavailable';

export type FieldIssue = { field: string; message: string };

const MARK = Symbol.for('mizani.error');

/**
 * Base of every error that Mizani raises on purpose.
 * `retryable` answers whether the same call may succeed later without a change by the caller.
 */
export class MizaniError extends Error {
  /** By mark and not by class: a bundler may load this module twice in a process, and errors cross the copies. */
  static override [Symbol.hasInstance](value: unknown): boolean {
    return typeof value === 'object' && value !== null && MARK in value;
  }

  readonly [MARK] = true;
  readonly code: ErrorCode;
  readonly retryable: boolean;
  readonly issues: readonly FieldIssue[];

  constructor(
    code: ErrorCode,
    message: string,
    options: { retryable?: boolean; issues?: readonly FieldIssue[]; cause?: unknown } = {},
  ) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'MizaniError';
    this.code = code;
    this.retryable = options.retryable ?? code === 'unavailable';
    this.issues = options.issues ?? [];
  }
}

export function notFound(what: string, id: string): MizaniError {
  return new MizaniError('not-found', `There is no ${what} with the id "${id}".`);
}

export function invalidInput(issues: readonly FieldIssue[]): MizaniError {
  const first = issues[0];
  return new MizaniError(
    'invalid-input',
    first ? `${first.field}: ${first.message}` : 'Invalid input.',
    {
      issues,
    },
  );
}
