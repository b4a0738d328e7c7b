/** A target that answers less of what it is asked is saturated. */
export const ANSWERED_SHARE_MIN = 0.95;

export type LoadTally = {
  /** `dueMs` from any origin; `totalMs` from then to the end of the answer. */
  add(request: { dueMs: number; totalMs: number; isAnswered: boolean }): void;
  /** See `createLoadTally`; null before the first request. */
  answeredShare(): number | null;
};

/**
 * Which share of the requests of an open loop a target answers as fast as they come. While a queue grows, an answer
 * takes longer the later it was asked for; when the time grows by `s` seconds in each second of arrivals, answers come
 * at 1 / (1 + s) of the asked rate. `s` is the least-squares slope of the total time over the due time, counted only
 * where it is above twice its standard error. Requests without an answer lower the share likewise. Compared with
 * answers per second of the whole step, this does not punish a short step for its last answer.
 * Needs the same few numbers whatever the number of requests.
 */
export function createLoadTally(): LoadTally {
  let requests = 0;
  let answers = 0;
  let dueMean = 0;
  let totalMean = 0;
  /** Sums of squares and of products of the distances from the means (Welford). */
  let dueSquares = 0;
  let totalSquares = 0;
  let products = 0;

  function slope(): number {
    if (answers < 3 || dueSquares === 0) return 0;
    const estimate = products / dueSquares;
    const residualSquares = Math.max(0, totalSquares - estimate * products);
    const standardError = Math.sqrt(residualSquares / (answers - 2) / dueSquares);
    return estimate > 2 * standardError ? estimate : 0;
  }

  return {
    add({ dueMs, totalMs, isAnswered }) {
      requests += 1;
      if (!isAnswered) return;
      answers += 1;
      const dueDistance = dueMs - dueMean;
      const totalDistance = totalMs - totalMean;
      dueMean += dueDistance / answers;
      totalMean += totalDistance / answers;
      dueSquares += dueDistance * (dueMs - dueMean);
      totalSquares += totalDistance * (totalMs - totalMean);
      products += dueDistance * (totalMs - totalMean);
    },
    answeredShare: () => (requests === 0 ? null : answers / requests / (1 + slope())),
  };
}
