const MEMBERS_MIN = 5;
const GROUPS_MIN = 3;

/**
 * Whether groups, none of them empty, hold enough for a bootstrap interval: three groups, or five members in a single
 * one. Two groups tell next to nothing about how groups differ.
 */
export function canBootstrap(groups: readonly (readonly number[])[]): boolean {
  const [only] = groups;
  if (groups.length === 1 && only) return only.length >= MEMBERS_MIN;
  return groups.length >= GROUPS_MIN;
}
