import type { Target } from '../api/resources.ts';

/** What people call each target, by id: its alias or model, with the runtime's name where that names several. */
export function nameTargets(targets: readonly Target[]): Map<string, string> {
  const shortName = ({ alias, model }: Target) => alias ?? model;
  return new Map(
    targets.map((target) => {
      const name = shortName(target);
      const alike = targets.filter((other) => other.id !== target.id && shortName(other) === name);
      return [target.id, alike.length > 0 ? `${target.model} on ${target.runtimeName}` : name];
    }),
  );
}
