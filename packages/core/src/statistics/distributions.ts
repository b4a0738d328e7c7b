// Programs of other packages include this file but not the folder it lies in.
/// <reference path="./jstat.d.ts" />
import jStat from 'jstat';

/** Probability that a standard normal value is at most `z`; absolute error below 1e-15, so 0 from about -8 on. */
export function normalCdf(z: number): number {
  return jStat.normal.cdf(z, 0, 1);
}

/**
 * The value that a standard normal one does not exceed with `probability` (0 to 1, both excluded); error below 1e-8.
 */
export function normalQuantile(probability: number): number {
  checkProbability(probability);
  return jStat.normal.inv(probability, 0, 1);
}

/**
 * Probability that a value of Student's t with `degreesOfFreedom` > 0 is at most `t`, infinite ones included;
 * relative error of the smaller tail below 2e-7. From the incomplete beta function (Abramowitz and Stegun 26.5.27),
 * because jStat's own `studentt.cdf` is off by 0.02 for a million degrees of freedom.
 */
export function studentCdf(t: number, degreesOfFreedom: number): number {
  const x = degreesOfFreedom / (degreesOfFreedom + t * t);
  const tail = jStat.ibeta(x, degreesOfFreedom / 2, 0.5) / 2;
  return t < 0 ? tail : 1 - tail;
}

/** Inverse of `studentCdf`, for a probability above 0 and below 1; relative error below 1e-7. */
export function studentQuantile(probability: number, degreesOfFreedom: number): number {
  checkProbability(probability);
  return jStat.studentt.inv(probability, degreesOfFreedom);
}

function checkProbability(probability: number) {
  if (!(probability > 0 && probability < 1)) {
    throw new RangeError(`probability must be between 0 and 1, not ${probability}`);
  }
}
