import type { Run } from '@mizani/core/benchmark/run';
import type { Score } from '@mizani/core/benchmark/sample';
import { readRunReport } from '@mizani/core/report/read-run-report';
import { createBenchmarkBench } from '@mizani/core/testing/benchmark-bench';
import { describe, expect, it } from 'vitest';
import { createReportCache } from './report-cache.ts';

/** A run that was measured, whose state a test can change, and the number of times that its facts were read. */
async function measure() {
  const { deps, runId, start } = await createBenchmarkBench();
  await start();
  const bench = { reads: 0, status: 'completed' as Run['status'], extraScores: [] as Score[] };
  const dependencies = {
    promptSets: deps.promptSets,
    runs: {
      listEvents: deps.runs.listEvents,
      async find(id: string) {
        const run = await deps.runs.find(runId);
        // Every id that begins with that of the run is a copy of it.
        return run && id.startsWith(runId) ? { ...run, id, status: bench.status } : null;
      },
    },
    samples: {
      async listFacts() {
        bench.reads += 1;
        return deps.samples.listFacts(runId);
      },
      listScores: async () => [...(await deps.samples.listScores(runId)), ...bench.extraScores],
      countScores: async () => (await deps.samples.countScores(runId)) + bench.extraScores.length,
    },
  };
  return { bench, dependencies, runId };
}

describe('the cache of reports', () => {
  it('reckons the report of a finished run once, also for those who ask at once', async () => {
    const { bench, dependencies, runId } = await measure();
    const cache = createReportCache(dependencies);
    const [one, two] = await Promise.all([cache.read(runId), cache.read(runId)]);
    expect(await cache.read(runId)).toBe(one);
    expect(two).toBe(one);
    expect(bench.reads).toBe(1);
    expect(one).toEqual(await readRunReport(dependencies, runId));
  });

  it('reckons anew for other options, and when scores have been added', async () => {
    const { bench, dependencies, runId } = await measure();
    const cache = createReportCache(dependencies);
    await cache.read(runId);
    const wide = await cache.read(runId, { margin: 0.5 });
    expect(wide.comparisons.every(({ margin }) => margin === 0.5)).toBe(true);
    await cache.read(runId, { margin: 0.5, assumptions: { watts: 5 } });
    await cache.read(runId, { margin: 0.5, assumptions: { usdPerHour: 5 } });
    expect(bench.reads).toBe(4);

    const score = { runId, ordinal: 0, scorer: 'person', name: 'fluent', value: 1, detail: null };
    bench.extraScores.push(score as Score);
    await cache.read(runId);
    expect(bench.reads).toBe(5);
  });

  it.each(['queued', 'running'] as const)('keeps no report of a run that is %s', async (status) => {
    const { bench, dependencies, runId } = await measure();
    bench.status = status;
    const cache = createReportCache(dependencies);
    await cache.read(runId);
    await cache.read(runId);
    expect(bench.reads).toBe(2);
  });

  it('lets go of the report that nobody has used for longest', async () => {
    const { bench, dependencies, runId } = await measure();
    const cache = createReportCache(dependencies, { reportsMax: 2 });
    const [a, b, c] = ['a', 'b', 'c'].map((suffix) => `${runId}${suffix}`) as [
      string,
      string,
      string,
    ];
    for (const id of [a, b, a, c]) await cache.read(id);
    expect(bench.reads).toBe(3);
    await cache.read(a);
    expect(bench.reads).toBe(3);
    await cache.read(b);
    expect(bench.reads).toBe(4);
  });

  it('holds no more facts than it may, not even of one run', async () => {
    const { bench, dependencies, runId } = await measure();
    const { recordedSamples = 0 } = (await dependencies.runs.find(runId)) ?? {};
    const both = createReportCache(dependencies, { factsMax: 2 * recordedSamples });
    for (const id of [runId, `${runId}b`, runId]) await both.read(id);
    expect(bench.reads).toBe(2);
    const none = createReportCache(dependencies, { factsMax: recordedSamples - 1 });
    for (const id of [runId, runId]) await none.read(id);
    expect(bench.reads).toBe(4);
  });

  it('does not keep a failure, and says when there is no such run', async () => {
    const { dependencies, runId } = await measure();
    let isAway = true;
    const { listFacts } = dependencies.samples;
    dependencies.samples.listFacts = async () => {
      if (isAway) throw new Error('The database is away.');
      return listFacts();
    };
    const cache = createReportCache(dependencies);
    await expect(cache.read(runId)).rejects.toThrow('away');
    isAway = false;
    expect((await cache.read(runId)).run.id).toBe(runId);
    await expect(cache.read('none')).rejects.toMatchObject({ code: 'not-found' });
  });
});
