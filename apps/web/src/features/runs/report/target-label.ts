import type { Run } from '@mizani/core/benchmark/run';

/** How a target is called in a report: model and runtime, with the device where it is known. */
export function targetLabel(run: Run, targetId: string): string {
  const target = run.targets.find(({ id }) => id === targetId);
  if (target === undefined) return targetId;
  const device = target.device === null ? '' : `, ${target.device}`;
  return `${target.alias ?? target.model} (${target.runtimeName}${device})`;
}
