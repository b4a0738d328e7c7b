import type { Target } from '@mizani/core/host/runtime';
import type { TargetRepository } from '@mizani/core/host/runtime-repository';
import { z } from 'zod';

/** The query of `GET /api/v1/targets`. */
export const targetQuerySchema = z.strictObject({
  host: z.string().max(100).optional().meta({ description: 'Id of a host.' }),
  runtime: z.string().max(100).optional().meta({ description: 'Id, name or kind of a runtime.' }),
});

/** The targets that can be measured now; an unknown host or runtime has none. */
export async function readTargets(
  { targets }: { targets: TargetRepository },
  { host, runtime }: z.output<typeof targetQuerySchema>,
): Promise<Target[]> {
  const found = await targets.list(host === undefined ? {} : { hostId: host });
  return runtime === undefined
    ? found
    : found.filter(({ runtimeId, runtimeName, runtimeKind }) =>
        [runtimeId, runtimeName, runtimeKind].includes(runtime),
      );
}
