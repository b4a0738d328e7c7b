import { beforeAll, describe, expect, it } from 'vitest';
import type { RunTarget } from '../benchmark/run.ts';
import type { SampleFacts } from '../benchmark/sample-repository.ts';
import type { Prompt } from '../prompt-set/prompt-set.ts';
import { createBenchmarkBench } from '../testing/benchmark-bench.ts';
import { makeFacts } from '../testing/make-facts.ts';
import { makeTarget } from '../testing/make-target.ts';
import { compareRuns } from './compare-runs.ts';
import { readRunReport } from './read-run-report.ts';
import type { RunReport } from './run-report.ts';
import { METRIC_NAMES, type MetricName } from './target-summary.ts';

let template: RunReport;
beforeAll(async () => {
  const bench = await createBenchmarkBench();
  template = await readRunReport(bench.deps, bench.runId);
});

const small: RunTarget = { ...makeTarget(), position: 0 };
const large: RunTarget = {
  ...makeTarget({ id: 'tgt_large', model: 'mizani-large', alias: 'large' }),
  position: 1,
};

/** Eight rounds of three prompts unless told, each taking `totalMs` give or take two percent. */
function makeReport({
  id = 'run_1',
  targets = [small],
  prompts = ['One', 'Two', 'Three'],
  totalMs = 100,
  rounds = 8,
  change = () => ({}),
  run = {},
}: {
  id?: string;
  targets?: RunTarget[];
  prompts?: string[];
  totalMs?: number;
  rounds?: number;
  change?: (sample: SampleFacts) => Partial<SampleFacts>;
  run?: Partial<RunReport['run']>;
}): RunReport {
  const facts = targets.flatMap(({ id: targetId }) =>
    Array.from({ length: rounds * prompts.length }, (_, ordinal) => {
      const promptIndex = ordinal % prompts.length;
      const round = 1 + Math.floor(ordinal / prompts.length);
      const time = totalMs * (1 + 0.02 * (((ordinal * 7) % 11) / 5 - 1));
      const sample = makeFacts({ ordinal, targetId, promptIndex, round, totalMs: time });
      return { ...sample, ...change(sample) };
    }),
  );
  const list: Prompt[] = prompts.map((text) => ({ text }));
  return {
    ...template,
    run: { ...template.run, id, targets, ...run },
    promptSet: { ...template.promptSet, prompts: list, promptCount: list.length },
    facts,
  };
}

async function compareMetric(base: RunReport, other: RunReport, metric: MetricName = 'totalMs') {
  const { comparisons } = await compareRuns([base, other]);
  return comparisons[0]?.targets[0]?.metrics.find((comparison) => comparison.metric === metric);
}

describe('compareRuns', () => {
  it('compares a target with itself in an earlier run, unpaired', async () => {
    const other = makeReport({ id: 'run_2', totalMs: 150 });
    const { comparisons, hosts } = await compareRuns([makeReport({}), other]);
    expect(comparisons).toMatchObject([
      {
        baseRunId: 'run_1',
        otherRunId: 'run_2',
        commonPrompts: 3,
        unmatched: { baseTargetIds: [], otherTargetIds: [] },
        targets: [{ baseTargetId: 'tgt_small', otherTargetId: 'tgt_small', differences: [] }],
      },
    ]);
    const [target] = comparisons[0]?.targets ?? [];
    expect(target?.baseConfigurationHash).toBe(target?.otherConfigurationHash);
    expect(target?.metrics.map(({ metric }) => metric)).toEqual([...METRIC_NAMES]);
    expect(target?.metrics.find(({ metric }) => metric === 'totalMs')).toMatchObject({
      pairs: 0,
      rounds: 8,
      ratio: { n: 24, value: expect.closeTo(1.5, 2) },
      verdict: 'slower',
      effectSize: { kind: 'cliffs-delta', value: 1 },
    });
    expect(hosts).toEqual([]);
  });

  it('finds nothing changed to be equivalent', async () => {
    const same = await compareMetric(makeReport({}), makeReport({ id: 'run_2' }));
    expect(same).toMatchObject({ verdict: 'equivalent', roundsMore: null, medianDelta: 0 });
  });

  it('compares only prompts that both ran, wherever they stand in their sets', async () => {
    const base = makeReport({ prompts: ['One', 'Slow', 'Two'] });
    const other = makeReport({
      prompts: ['Two', 'One', 'New'],
      change: ({ promptIndex }) => (promptIndex === 2 ? { totalMs: 90_000 } : {}),
    });
    const slow = {
      ...base,
      facts: base.facts.map((s) => (s.promptIndex === 1 ? { ...s, totalMs: 9_000 } : s)),
    };
    const { comparisons } = await compareRuns([slow, other]);
    expect(comparisons[0]?.commonPrompts).toBe(2);
    const total = comparisons[0]?.targets[0]?.metrics.find(({ metric }) => metric === 'totalMs');
    expect(total?.ratio.n).toBe(16);
    expect(total?.ratio.value).toBeCloseTo(1, 1);
    expect(total?.verdict).toBe('equivalent');
  });

  it('leaves out a prompt that one of them could not answer', async () => {
    const other = makeReport({
      id: 'run_2',
      change: ({ promptIndex }) => (promptIndex === 0 ? { outcome: 'timed-out' } : {}),
    });
    expect((await compareMetric(makeReport({}), other))?.ratio.n).toBe(16);
  });

  it('sets no estimate of tokens against a count', async () => {
    const estimated = makeReport({ id: 'run_2', change: () => ({ tokenSource: 'estimate' }) });
    const rate = await compareMetric(makeReport({}), estimated, 'endToEndTokensPerSecond');
    expect(rate).toMatchObject({
      ratio: { n: 0, value: null },
      verdict: 'undecided',
      pValue: null,
    });
    const mixed = makeReport({
      id: 'run_2',
      change: ({ round }) => (round > 5 ? { tokenSource: 'estimate' } : {}),
    });
    expect((await compareMetric(makeReport({}), mixed, 'tpotMs'))?.ratio.n).toBe(15);
  });

  it('tells in what the configurations differ', async () => {
    const { parameters } = template.run;
    const other = makeReport({
      id: 'run_2',
      run: { parameters: { ...parameters, maxTokens: 512, rounds: 99, seed: 4 } },
      targets: [{ ...small, device: 'gpu' }],
    });
    const { comparisons } = await compareRuns([makeReport({}), other]);
    const [target] = comparisons[0]?.targets ?? [];
    expect(target?.differences).toEqual([
      { field: 'parameters.maxTokens', base: 128, other: 512 },
      { field: 'target.device', base: 'cpu', other: 'gpu' },
    ]);
    expect(target?.baseConfigurationHash).not.toBe(target?.otherConfigurationHash);
  });

  it('names targets without a counterpart', async () => {
    const { comparisons } = await compareRuns([
      makeReport({ targets: [small, large] }),
      makeReport({ id: 'run_2', targets: [{ ...large, id: 'tgt_2' }] }),
    ]);
    expect(comparisons[0]).toMatchObject({
      targets: [{ baseTargetId: 'tgt_large', otherTargetId: 'tgt_2' }],
      unmatched: { baseTargetIds: ['tgt_small'], otherTargetIds: [] },
    });
  });

  it('adjusts for all comparisons of a metric that are shown', async () => {
    const others = [2, 3, 4].map((n) => makeReport({ id: `run_${n}`, totalMs: 150 }));
    const { comparisons } = await compareRuns([makeReport({}), ...others]);
    const totals = comparisons.flatMap(({ targets }) =>
      targets.flatMap(({ metrics }) => metrics.filter(({ metric }) => metric === 'totalMs')),
    );
    expect(totals).toHaveLength(3);
    for (const { pValue, adjustedPValue } of totals) {
      expect(adjustedPValue).toBeCloseTo(3 * (pValue ?? 0), 12);
    }
  });

  describe('of prompts of different lengths', () => {
    const prompts = Array.from({ length: 8 }, (_, index) => `Prompt ${index}`);
    const noise = ({ ordinal }: SampleFacts) => 1 + 0.03 * (((ordinal * 7) % 11) / 5 - 1);

    it('is not misled by a run that lacks the long ones from some round on', async () => {
      const length = ({ promptIndex }: SampleFacts) => (promptIndex < 4 ? 100 : 400);
      const timed = (sample: SampleFacts) => ({ totalMs: length(sample) * noise(sample) });
      const base = makeReport({ prompts, change: timed });
      const other = makeReport({
        id: 'run_2',
        prompts,
        change: (sample) =>
          sample.promptIndex >= 4 && sample.round > 2
            ? { ...timed(sample), outcome: 'truncated' }
            : timed(sample),
      });
      const total = await compareMetric(base, other);
      expect(total?.ratio.value).toBeCloseTo(1, 1);
      expect(['equivalent', 'undecided']).toContain(total?.verdict);
      expect(Math.abs(total?.medianDelta ?? 99)).toBeLessThan(5);
    });

    it('finds a regression of 15 % that is far smaller than they differ', async () => {
      const regressed = (factor: number) => (sample: SampleFacts) => ({
        totalMs: 100 * 2 ** sample.promptIndex * factor * noise(sample),
      });
      const options = { prompts, rounds: 20 };
      const base = makeReport({ ...options, change: regressed(1) });
      const other = makeReport({ ...options, id: 'run_2', change: regressed(1.15) });
      const total = await compareMetric(base, other);
      expect(total).toMatchObject({ verdict: 'slower', ratio: { value: expect.closeTo(1.15, 2) } });
      expect(total?.medianDelta).toBeGreaterThan(0);
    });
  });

  it('averages over hosts by the geometric mean of ratios to the first one', async () => {
    const away = { hostId: 'host_b', hostName: 'Laptop' };
    const { hosts } = await compareRuns([
      makeReport({}),
      makeReport({ id: 'run_2', totalMs: 50, run: away }),
      makeReport({ id: 'run_3', totalMs: 200, run: away }),
      makeReport({ id: 'run_4', totalMs: 300 }),
    ]);
    expect(hosts).toHaveLength(METRIC_NAMES.length);
    expect(hosts.find(({ metric }) => metric === 'totalMs')).toEqual({
      hostId: 'host_b',
      hostName: 'Laptop',
      referenceHostName: template.run.hostName,
      metric: 'totalMs',
      n: 2,
      ratio: expect.closeTo(1, 9),
    });
  });

  it('has an interval over three other hosts, each of which weighs the same', async () => {
    const others = [1.1, 1.2, 1.3].map((factor, index) =>
      makeReport({
        id: `run_${index + 2}`,
        totalMs: 100 * factor,
        run: { hostId: `host_${index}`, hostName: `Host ${index}` },
      }),
    );
    const totals = async (reports: RunReport[]) => {
      const { acrossHosts } = await compareRuns([makeReport({}), ...reports]);
      return acrossHosts.find(({ metric }) => metric === 'totalMs')?.ratio;
    };
    const together = await totals(others);
    expect(together).toMatchObject({
      n: 3,
      value: expect.closeTo((1.1 * 1.2 * 1.3) ** (1 / 3), 9),
    });
    expect(together?.interval?.low).toBeLessThan(1.1);
    expect(together?.interval?.high).toBeGreaterThan(1.3);
    expect(await totals(others.slice(1))).toMatchObject({ n: 2, interval: null });
    expect(await totals([makeReport({ id: 'run_2' })])).toBeUndefined();
  });

  it('has nothing to compare in a single run, or in none', async () => {
    expect(await compareRuns([makeReport({})])).toEqual({
      comparisons: [],
      hosts: [],
      acrossHosts: [],
    });
    expect(await compareRuns([])).toEqual({
      comparisons: [],
      hosts: [],
      acrossHosts: [],
    });
  });
});
