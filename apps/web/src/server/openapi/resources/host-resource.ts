import type { HostFingerprint } from '@mizani/core/host/host';
import type { Runtime } from '@mizani/core/host/runtime';
import { RUNTIME_KINDS } from '@mizani/core/inference/runtime-client';
import { z } from 'zod';
import type { HostView } from '../../../features/hosts/host-view.ts';

export const fingerprintSchema = z
  .object({
    platform: z.string(),
    release: z.string(),
    architecture: z.string(),
    cpuModel: z.string().nullable(),
    logicalCores: z.number(),
    memoryBytes: z.number(),
    nodeVersion: z.string(),
  })
  .meta({ id: 'HostFingerprint' }) satisfies z.ZodType<HostFingerprint>;

export const runtimeSchema = z
  .object({
    id: z.string(),
    hostId: z.string(),
    kind: z.enum(RUNTIME_KINDS),
    name: z.string(),
    baseUrl: z.string(),
    hasApiKey: z.boolean().meta({ description: 'The key itself is never returned.' }),
    version: z.string().nullable(),
    lastProbe: z
      .object({
        epochMs: z.number(),
        reachable: z.boolean(),
        error: z.string().nullable(),
        roundTripMs: z.number().nullable(),
      })
      .nullable()
      .meta({ description: "Null until the host's worker has probed it." }),
    createdEpochMs: z.number(),
  })
  .meta({ id: 'Runtime' }) satisfies z.ZodType<Runtime>;

export const hostResourceSchema = z
  .object({
    id: z.string(),
    name: z.string(),
    online: z.boolean(),
    fingerprint: fingerprintSchema,
    fingerprintHash: z.string(),
    workerVersion: z.string(),
    lastSeenEpochMs: z.number(),
    createdEpochMs: z.number(),
    runtimes: z.array(runtimeSchema),
  })
  .meta({ id: 'Host' });
export type HostResource = z.infer<typeof hostResourceSchema>;

/** The targets have a call of their own. */
export function toHostResource({ host, online, runtimes }: HostView): HostResource {
  return { ...host, online, runtimes: runtimes.map(({ targets: _, ...runtime }) => runtime) };
}
