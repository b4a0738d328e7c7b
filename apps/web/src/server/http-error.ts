import type { FieldIssue } from '@mizani/core/errors/mizani-error';

/** What was wrong with the request before the domain saw it: its syntax or size. */
export class HttpError extends Error {
  override readonly name = 'HttpError';
  readonly status: 400 | 413;
  readonly issues: readonly FieldIssue[];

  constructor(status: 400 | 413, message: string, issues: readonly FieldIssue[] = []) {
    super(message);
    this.status = status;
    this.issues = issues;
  }
}
