/** The mean of all members with one group left out each; with one member left out when there is one group. */
export function jackknifeMeans(groups: readonly (readonly number[])[]): number[] {
  const [only] = groups;
  const units = groups.length === 1 && only ? only.map((value) => [value]) : groups;
  const sums = units.map((unit) => unit.reduce((sum, value) => sum + value, 0));
  const total = sums.reduce((sum, value) => sum + value, 0);
  const count = units.reduce((sum, unit) => sum + unit.length, 0);
  return units.map((unit, index) => (total - (sums[index] ?? 0)) / (count - unit.length));
}
