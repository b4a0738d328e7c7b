import { type FieldIssue, invalidInput } from '../errors/mizani-error.ts';
import type { Target } from '../host/runtime.ts';

/**
 * Finds the one target that each name means: its id, else its exact alias, else its exact model name.
 * Nothing is guessed: a substitute would be measured under a wrong name.
 * Throws `MizaniError('invalid-input')` with one issue per name that is unknown, ambiguous, unavailable or
 * a repetition, and for targets on several hosts.
 */
export function resolveTargets(names: readonly string[], known: readonly Target[]): Target[] {
  const issues: FieldIssue[] = [];
  const resolved: Target[] = [];
  for (const [index, name] of names.entries()) {
    const found = resolveTarget(name, known);
    if ('message' in found) issues.push({ field: `targets.${index}`, message: found.message });
    else if (resolved.some((target) => target.id === found.target.id)) {
      const message = `"${name}" names a target that is in the list already.`;
      issues.push({ field: `targets.${index}`, message });
    } else resolved.push(found.target);
  }
  if (issues.length > 0) throw invalidInput(issues);

  if (new Set(resolved.map((target) => target.hostId)).size > 1) {
    const places = resolved.map((target) => `${nameOf(target)} on ${target.hostId}`).join(', ');
    const message = `All targets of a run must be on one host; these are on several: ${places}.`;
    throw invalidInput([{ field: 'targets', message }]);
  }
  return resolved;
}

function resolveTarget(
  name: string,
  known: readonly Target[],
): { target: Target } | { message: string } {
  const matches =
    [
      known.filter((target) => target.id === name),
      known.filter((target) => target.alias === name),
      known.filter((target) => target.model === name),
    ].find((candidates) => candidates.length > 0) ?? [];
  const available = matches.filter((target) => target.available);
  const [first] = available;

  if (first !== undefined && available.length === 1) return { target: first };
  if (first !== undefined) {
    return { message: `"${name}" could mean several targets: ${describe(available)}. Give an id.` };
  }
  const candidates = describe(known.filter((target) => target.available));
  const reason =
    matches.length > 0 ? `"${name}" is not available now.` : `There is no target "${name}".`;
  return { message: `${reason} Available: ${candidates}.` };
}

/** Enough to choose from without flooding the message. */
const CANDIDATES_SHOWN_MAX = 12;

function describe(targets: readonly Target[]): string {
  if (targets.length === 0) return 'none';
  const shown = targets
    .slice(0, CANDIDATES_SHOWN_MAX)
    .map((target) => `${target.id} (${nameOf(target)} on ${target.runtimeName})`);
  const more = targets.length - shown.length;
  return shown.join(', ') + (more > 0 ? ` and ${more} more` : '');
}

function nameOf(target: Target): string {
  return target.alias ?? target.model;
}
