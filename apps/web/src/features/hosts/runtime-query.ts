import { z } from 'zod';

/** The query of `GET /api/v1/runtimes`. */
export const runtimeQuerySchema = z.strictObject({
  host: z.string().max(100).optional().meta({ description: 'Id of a host.' }),
});
