import { invalidInput } from '@mizani/core/errors/mizani-error';
import type { z } from 'zod';

/** Parses what a caller sent. Throws `MizaniError('invalid-input')` that names every wrong field. */
export function parseInput<Schema extends z.ZodType>(
  schema: Schema,
  input: unknown,
): z.output<Schema> {
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  throw invalidInput(
    parsed.error.issues.flatMap((issue) => {
      const parent = issue.path.join('.');
      // The unknown keys themselves are the fields that are wrong, not the object that holds them.
      if (issue.code === 'unrecognized_keys') {
        return issue.keys.map((key) => ({
          field: parent ? `${parent}.${key}` : key,
          message: 'is not known here',
        }));
      }
      return [{ field: parent || 'body', message: issue.message }];
    }),
  );
}
