import { mean } from './mean.ts';

/** The mean of the finite values of each round; rounds without any are left out. */
export function roundMeans(rounds: readonly (readonly number[])[]): number[] {
  return rounds
    .map((round) => mean(round.filter(Number.isFinite)))
    .filter((value) => value !== null);
}
