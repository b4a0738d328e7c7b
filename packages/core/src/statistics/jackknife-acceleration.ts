import { mean } from './mean.ts';

/**
 * The acceleration of a BCa interval: how fast the standard error of an estimate changes with its true value.
 * `jackknife` holds, for each independent sample, the estimates with one of its units left out each (Efron and
 * Tibshirani, An Introduction to the Bootstrap, 1993, formula 14.15; for several samples Davison and Hinkley, Bootstrap
 * Methods and their Application, 1997, formula 5.23). 0 when no unit makes a difference, or there are none.
 */
export function jackknifeAcceleration(jackknife: readonly (readonly number[])[]): number {
  let squares = 0;
  let cubes = 0;
  for (const estimates of jackknife) {
    const n = estimates.length;
    const center = mean(estimates) ?? 0;
    for (const estimate of estimates) {
      const influence = ((n - 1) * (center - estimate)) / n;
      squares += influence ** 2;
      cubes += influence ** 3;
    }
  }
  return squares === 0 ? 0 : cubes / (6 * squares ** 1.5);
}
