import { describe, expect, it } from 'vitest';
import { createBenchmarkBench } from '../testing/benchmark-bench.ts';
import { makeCallRecord } from '../testing/make-call-record.ts';
import { readRunReport } from './read-run-report.ts';
import { METRIC_NAMES } from './target-summary.ts';

async function createFinishedBench() {
  const bench = await createBenchmarkBench({
    definition: {
      rounds: 3,
      cold: true,
      prompts: [
        { text: 'Capital?', expected: 'Paris', checks: [{ kind: 'exact-match' }] },
        { text: 'Free' },
      ],
    },
    script: {
      answer: ({ model }) =>
        model === 'mizani-large'
          ? makeCallRecord({ phases: { serviceMs: 200 }, text: 'Brussels' })
          : makeCallRecord(),
    },
  });
  await bench.start();
  return bench;
}

describe('readRunReport', () => {
  it('has a summary per target in order, and each other target against the first', async () => {
    const bench = await createFinishedBench();
    const report = await readRunReport(bench.deps, bench.runId);

    expect(report.summaries).toMatchObject([
      {
        targetId: 'tgt_small',
        outcomes: { planned: 6, succeeded: 6 },
        quality: { n: 3, passed: 3 },
        cold: { loadMs: 50, totalMs: 100 },
      },
      { targetId: 'tgt_large', outcomes: { planned: 6 }, quality: { n: 3, passed: 0 } },
    ]);
    expect(report.comparisons.map((comparison) => comparison.metric)).toEqual([...METRIC_NAMES]);
    const total = report.comparisons.find((comparison) => comparison.metric === 'totalMs');
    expect(total).toMatchObject({ otherTargetId: 'tgt_large', pairs: 6, medianDelta: 100 });
    expect(total?.ratio.value).toBeCloseTo(2, 9);
    expect(report.facts).toHaveLength(16);
    expect(report.events.map((event) => event.kind)).toEqual(['created', 'started', 'finished']);
  });

  it('is the same each time it is read', async () => {
    const bench = await createFinishedBench();
    const report = await readRunReport(bench.deps, bench.runId);
    expect(await readRunReport(bench.deps, bench.runId)).toEqual(report);
  });

  it('describes a run that has not started', async () => {
    const bench = await createBenchmarkBench();
    const { summaries } = await readRunReport(bench.deps, bench.runId);
    expect(summaries[0]).toMatchObject({ outcomes: { planned: 4, succeeded: 0 }, quality: null });
  });

  it('says when there is no such run', async () => {
    const bench = await createBenchmarkBench();
    await expect(readRunReport(bench.deps, 'run_none')).rejects.toMatchObject({
      code: 'not-found',
    });
  });
});
