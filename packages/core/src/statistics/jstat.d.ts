/** The little of jStat 1.9.6 that is used here; it brings no types. */
declare module 'jstat' {
  const jStat: {
    normal: {
      cdf(x: number, mean: number, deviation: number): number;
      inv(probability: number, mean: number, deviation: number): number;
    };
    studentt: { inv(probability: number, degreesOfFreedom: number): number };
    /** Regularised incomplete beta function. */
    ibeta(x: number, a: number, b: number): number;
  };
  export = jStat;
}
