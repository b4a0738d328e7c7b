const NAME_CHARACTERS_MAX = 16;

/** A name that fits beside an axis: cut in the middle, since models of a family differ at their ends. */
export function shortName(name: string): string {
  if (name.length <= NAME_CHARACTERS_MAX) return name;
  const half = (NAME_CHARACTERS_MAX - 2) / 2;
  return `${name.slice(0, half)}…${name.slice(-half)}`;
}
