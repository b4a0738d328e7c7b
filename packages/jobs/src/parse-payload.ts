import { type FieldIssue, invalidInput } from '@mizani/core/errors/mizani-error';
import { isJobName, JOB_CATALOG, type JobName, type PayloadOf } from './catalog.ts';

/**
 * The payload of a job, checked against its definition; fields that the definition does not know are left out.
 * Throws `MizaniError('invalid-input')`, which is not retryable: the same payload can never work.
 */
export function parsePayload<Name extends JobName>(name: Name, payload: unknown): PayloadOf<Name> {
  const result = JOB_CATALOG[name].payload.safeParse(payload);
  if (!result.success) {
    const issues = result.error.issues.map(
      (issue): FieldIssue => ({
        field: ['payload', ...issue.path].join('.'),
        message: issue.message,
      }),
    );
    throw invalidInput(issues);
  }
  // The catalog pairs each name with its schema, which TypeScript cannot follow through a generic index.
  return result.data as PayloadOf<Name>;
}

/**
 * The name of a stored job as a name in the catalog.
 * Throws `MizaniError('invalid-input')`, not retryable, for a job of another version that this one does not know.
 */
export function parseJobName(name: string): JobName {
  if (isJobName(name)) return name;
  throw invalidInput([{ field: 'name', message: `This version knows no job called "${name}".` }]);
}
