import { z } from 'zod';

/** What `POST /api/v1/runtimes` takes. The bundled runtime attaches itself; a browser is not attached at all. */
export const newRuntimeSchema = z.strictObject({
  hostId: z.string().min(1).max(60),
  kind: z.enum(['openai-compatible', 'foundry-local']),
  name: z.string().trim().min(1).max(60),
  /** Address of the server, with or without `/v1`. */
  baseUrl: z.string().trim().min(1).max(500),
  /** Goes into an HTTP header, so it consists of printable ASCII. */
  apiKey: z
    .string()
    .min(1)
    .max(1_000)
    .regex(/^[\x21-\x7e]+$/, 'must consist of printable ASCII characters, without spaces')
    .optional(),
});
export type NewRuntime = z.infer<typeof newRuntimeSchema>;
