import type { Score } from '@mizani/core/benchmark/sample';

/** Scores by ordinal of their sample. */
export function groupScores(scores: readonly Score[]): Map<number, Score[]> {
  const groups = new Map<number, Score[]>();
  for (const score of scores) {
    const group = groups.get(score.ordinal);
    if (group === undefined) groups.set(score.ordinal, [score]);
    else group.push(score);
  }
  return groups;
}
