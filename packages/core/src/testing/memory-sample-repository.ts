import type { Sample, Score } from '../benchmark/sample.ts';
import type { OutcomeCount, SampleRepository } from '../benchmark/sample-repository.ts';

/** Samples that go with the process. `batchSizes` tells how many came with each call of `record`. */
export function createMemorySampleRepository(): SampleRepository & { batchSizes: number[] } {
  const samples = new Map<string, Sample>();
  const scores: Score[] = [];
  const batchSizes: number[] = [];
  const keyOf = ({ runId, ordinal }: { runId: string; ordinal: number }) => `${runId}/${ordinal}`;
  const ofRun = (runId: string) =>
    [...samples.values()]
      .filter((sample) => sample.runId === runId)
      .sort((a, b) => a.ordinal - b.ordinal);

  return {
    batchSizes,
    async record(newSamples, newScores) {
      batchSizes.push(newSamples.length);
      const fresh = newSamples.filter((sample) => !samples.has(keyOf(sample)));
      const freshKeys = new Set(fresh.map(keyOf));
      for (const sample of fresh) samples.set(keyOf(sample), structuredClone(sample));
      scores.push(...newScores.filter((score) => freshKeys.has(keyOf(score))));
    },
    async count(runId) {
      return ofRun(runId).length;
    },
    async countOutcomes(runId) {
      const counts = new Map<string, OutcomeCount>();
      for (const { targetId, phase, outcome, errorClass } of ofRun(runId)) {
        const key = [targetId, phase, outcome, errorClass].join('/');
        const known = counts.get(key) ?? { targetId, phase, outcome, errorClass, count: 0 };
        counts.set(key, { ...known, count: known.count + 1 });
      }
      return [...counts.values()];
    },
    async list(runId, { afterOrdinal = -1, limit = Number.POSITIVE_INFINITY } = {}) {
      return ofRun(runId)
        .filter((sample) => sample.ordinal > afterOrdinal)
        .slice(0, limit);
    },
    async listFacts(runId) {
      return ofRun(runId).map(({ text, gapsMs: _, ...facts }) => ({
        ...facts,
        characterCount: Array.from(text).length,
      }));
    },
    async listScores(runId) {
      return scores.filter((score) => score.runId === runId);
    },
    async countScores(runId) {
      return scores.filter((score) => score.runId === runId).length;
    },
  };
}
