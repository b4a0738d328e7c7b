const VALUES_MIN = 5;
const ROUNDS_MIN = 3;

/** Whether a ratio of speeds may have an interval: five values in at least three rounds, none of them empty. */
export function hasEnoughRounds(rounds: readonly (readonly number[])[]): boolean {
  return rounds.length >= ROUNDS_MIN && rounds.flat().length >= VALUES_MIN;
}
