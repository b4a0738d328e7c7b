import type { Target } from '@mizani/core/host/runtime';

type NamedTarget = Pick<
  Target,
  'id' | 'model' | 'alias' | 'device' | 'executionProvider' | 'runtimeName' | 'hostId'
>;

/** The shortest name of one target by itself. */
export function targetName(target: Pick<Target, 'model' | 'alias'>): string {
  return target.alias ?? target.model;
}

/**
 * Names that tell the targets apart, by id: alias or model, then with device, provider and runtime added until
 * no other target has the same name.
 */
export function targetNames(targets: readonly NamedTarget[]): Map<string, string> {
  const steps: ((target: NamedTarget) => (string | null)[])[] = [
    (target) => [targetName(target)],
    (target) => [targetName(target), target.device],
    (target) => [targetName(target), target.device, target.executionProvider],
    (target) => [targetName(target), target.device, target.executionProvider, target.runtimeName],
    (target) => [targetName(target), target.model, target.id],
  ];
  const names = new Map<string, string>();
  for (const step of steps) {
    const candidates = targets.map((target) => step(target).filter(Boolean).join(' · '));
    targets.forEach((target, index) => {
      const name = candidates[index] ?? target.id;
      const isUnique = candidates.filter((candidate) => candidate === name).length === 1;
      if (isUnique && !names.has(target.id)) names.set(target.id, name);
    });
  }
  return names;
}
