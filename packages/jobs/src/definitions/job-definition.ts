import type { z } from 'zod';

/** What both sides of the queue must agree on about one kind of job. The work itself lives in the worker. */
export type JobDefinition<Name extends string, Payload extends z.ZodType> = {
  name: Name;
  /** Carries ids only; the facts are read from the database when the job starts. Fields are only ever added. */
  payload: Payload;
  /** Lower goes first. */
  priority: number;
  /** Starts, not failures: a worker that dies has used one up. */
  maxAttempts: number;
  /** Bounds of the pause between attempts, see `retryDelayMs`. */
  retry: { baseMs: number; maxMs: number };
};

/** Keeps the literal name and the schema's type, which a plain annotation would widen. */
export function defineJob<Name extends string, Payload extends z.ZodType>(
  definition: JobDefinition<Name, Payload>,
): JobDefinition<Name, Payload> {
  return definition;
}
