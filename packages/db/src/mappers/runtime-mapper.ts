import type { Runtime } from '@mizani/core/host/runtime';
import { RUNTIME_KINDS } from '@mizani/core/inference/runtime-client';
import type { Runtime as RuntimeRow } from '../generated/sqlite/client.ts';
import { oneOf } from './one-of.ts';

/** The domain's view of a runtime, in which the key is only a yes or no. */
export function toRuntime(row: RuntimeRow): Runtime {
  return {
    id: row.id,
    hostId: row.hostId,
    kind: oneOf(RUNTIME_KINDS, row.kind, 'Runtime.kind'),
    name: row.name,
    baseUrl: row.baseUrl,
    hasApiKey: row.sealedApiKey !== null,
    version: row.version,
    lastProbe:
      row.lastProbeEpochMs === null
        ? null
        : {
            epochMs: row.lastProbeEpochMs,
            reachable: row.lastProbeReachable ?? false,
            error: row.lastProbeError,
            roundTripMs: row.lastProbeRoundTripMs,
          },
    createdEpochMs: row.createdEpochMs,
  };
}
