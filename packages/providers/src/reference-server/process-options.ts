import { z } from 'zod';
import { referenceProgramSchema } from './reference-program.ts';

/** What the server's own process is told: its only argument, as JSON. */
export const processOptionsSchema = z.strictObject({
  /** A free one unless told. */
  port: z.int().min(0).max(65_535).default(0),
  /** Models that are listed, with how they answer requests that do not say how themselves. */
  models: z
    .array(
      z.strictObject({
        id: z.string().min(1),
        program: referenceProgramSchema.prefault({}),
      }),
    )
    .default([]),
  /** The whole server does nothing in the last `forMs` of every `everyMs`. */
  stallWindow: z
    .strictObject({ everyMs: z.number().positive(), forMs: z.number().min(0) })
    .refine(({ everyMs, forMs }) => forMs < everyMs, 'forMs must be less than everyMs')
    .optional(),
});
export type ProcessOptions = z.input<typeof processOptionsSchema>;

/** What the process says once it listens: over its channel where it has one, else as a line on its standard output. */
export const readyMessageSchema = z.object({
  event: z.literal('ready'),
  baseUrl: z.string(),
  port: z.int(),
  pid: z.int(),
});
export type ReadyMessage = z.infer<typeof readyMessageSchema>;
