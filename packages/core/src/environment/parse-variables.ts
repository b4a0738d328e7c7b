import type { z } from 'zod';

/** The environment is unusable; the message has one line per variable. */
export class EnvironmentError extends Error {
  override readonly name = 'EnvironmentError';
}

/** Their values must not end up in a log or on a projector: they hold passwords. */
const SECRET_VARIABLES = ['DATABASE_URL', 'REDIS_URL', 'MIZANI_SECRET'];

/**
 * Reads the variables that a process knows; others are ignored, and an empty one counts as absent, which is how
 * shells and compose files say "not set". The messages of the schema continue the sentence "PORT …".
 * Throws `EnvironmentError` that names every bad variable and says what it should be.
 */
export function parseVariables<Schema extends z.ZodType>(
  schema: Schema,
  source: Readonly<Record<string, string | undefined>>,
): z.output<Schema> {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''));
  const parsed = schema.safeParse(given);
  if (parsed.success) return parsed.data;
  const lines = parsed.error.issues.map((issue) => {
    const variable = String(issue.path[0]);
    const shown = SECRET_VARIABLES.includes(variable) ? '' : ` (it is "${source[variable]}")`;
    return `${variable} ${issue.message}${shown}.`;
  });
  throw new EnvironmentError(lines.join('\n'));
}
