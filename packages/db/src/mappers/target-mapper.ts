import type { Target } from '@mizani/core/host/runtime';
import { RUNTIME_KINDS } from '@mizani/core/inference/runtime-client';
import type { Prisma, Target as TargetRow } from '../generated/sqlite/client.ts';
import { oneOf } from './one-of.ts';

/** What a target shows of its runtime. */
export const TARGET_INCLUDE = {
  runtime: { select: { hostId: true, kind: true, name: true } },
} satisfies Prisma.TargetInclude;

export function toTarget(
  row: TargetRow & { runtime: { hostId: string; kind: string; name: string } },
): Target {
  const { runtime, ...rest } = row;
  return {
    ...rest,
    hostId: runtime.hostId,
    runtimeKind: oneOf(RUNTIME_KINDS, runtime.kind, 'Runtime.kind'),
    runtimeName: runtime.name,
  };
}
