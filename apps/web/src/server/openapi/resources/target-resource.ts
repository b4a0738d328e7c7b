import type { Target } from '@mizani/core/host/runtime';
import { RUNTIME_KINDS } from '@mizani/core/inference/runtime-client';
import { z } from 'zod';

/** A target as the API shows it. */
export const targetResourceSchema = z
  .object({
    id: z.string(),
    host: z.string().meta({ description: 'Id of the host.' }),
    runtime: z.string().meta({ description: 'Id of the runtime.' }),
    runtimeKind: z.enum(RUNTIME_KINDS),
    runtimeName: z.string(),
    model: z.string().meta({ description: 'The exact id the server knows.' }),
    alias: z.string().nullable(),
    device: z.string().nullable(),
    executionProvider: z.string().nullable(),
    loaded: z.boolean().nullable(),
    sizeBytes: z.number().nullable(),
    available: z.boolean().meta({ description: 'False when the runtime no longer lists it.' }),
  })
  .meta({ id: 'Target' });
export type TargetResource = z.infer<typeof targetResourceSchema>;

export function toTargetResource({ hostId, runtimeId, ...rest }: Target): TargetResource {
  const { id, ...facts } = rest;
  return { id, host: hostId, runtime: runtimeId, ...facts };
}
