import type { FieldIssue } from '@mizani/core/errors/mizani-error';

/** What a server action answers: the value, or what to tell the person and at which fields. */
export type ActionResult<T> =
  | { ok: true; value: T }
  | { ok: false; message: string; issues: FieldIssue[] };
