import type { RunTarget } from '../benchmark/run.ts';

export type TargetMatch = { base: RunTarget; other: RunTarget };

/**
 * Which target of one run is which of another: those of the same model and alias or, where each run has a single
 * target, these two. Of several variants of a model, the one that is alike in most of device, execution provider,
 * kind of server and server. In the order of `bases`; no target is matched twice.
 */
export function matchTargets(
  bases: readonly RunTarget[],
  others: readonly RunTarget[],
): TargetMatch[] {
  const [base] = bases;
  const [other] = others;
  if (base && other && bases.length === 1 && others.length === 1) return [{ base, other }];

  const candidates = bases.flatMap((candidate) =>
    others
      .filter(({ model, alias }) => model === candidate.model && alias === candidate.alias)
      .map((match) => ({ base: candidate, other: match, likeness: countAlike(candidate, match) })),
  );
  const matches = new Map<string, TargetMatch>();
  const taken = new Set<string>();
  for (const match of candidates.toSorted((a, b) => b.likeness - a.likeness)) {
    if (matches.has(match.base.id) || taken.has(match.other.id)) continue;
    matches.set(match.base.id, { base: match.base, other: match.other });
    taken.add(match.other.id);
  }
  return bases.flatMap(({ id }) => matches.get(id) ?? []);
}

const VARIANT_FIELDS = ['device', 'executionProvider', 'runtimeKind', 'runtimeId'] as const;

function countAlike(base: RunTarget, other: RunTarget): number {
  return VARIANT_FIELDS.filter((field) => base[field] === other[field]).length;
}
