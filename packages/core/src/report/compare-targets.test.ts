import { describe, expect, it } from 'vitest';
import type { SampleFacts } from '../benchmark/sample-repository.ts';
import { createSeededRandom } from '../statistics/seeded-random.ts';
import { makeFacts } from '../testing/make-facts.ts';
import { compareTargets } from './compare-targets.ts';
import { groupFactsByTarget } from './facts-by-target.ts';
import { findIndependentUnits } from './independent-units.ts';
import { summarizeTarget } from './summarize-target.ts';
import { METRIC_NAMES, type MetricName } from './target-summary.ts';

/** `large` takes three times as long as `small`, over 4 rounds of 3 prompts. */
function makeRun(change: (sample: SampleFacts) => SampleFacts = (sample) => sample): SampleFacts[] {
  const facts: SampleFacts[] = [];
  for (const round of [1, 2, 3, 4]) {
    for (const promptIndex of [0, 1, 2]) {
      for (const [targetId, factor] of [['tgt_small', 1] as const, ['tgt_large', 3] as const]) {
        const totalMs = (100 + 10 * promptIndex + round) * factor;
        const ordinal = facts.length;
        facts.push(change(makeFacts({ ordinal, targetId, round, promptIndex, totalMs })));
      }
    }
  }
  return facts;
}

const rounds = findIndependentUnits({ order: 'interleaved', concurrency: 1 });
const blocks = findIndependentUnits({ order: 'blocks', concurrency: 1 });

function compareAll(facts: SampleFacts[], margin?: number, units = rounds) {
  const targetIds = [...new Set(['tgt_small', 'tgt_large', ...facts.map((s) => s.targetId)])];
  const targets = groupFactsByTarget(targetIds, facts).map((target) => ({
    facts: target,
    summary: summarizeTarget({
      facts: target,
      plannedSteady: 12,
      checkedPrompts: new Set(),
      passed: new Map(),
      overlapping: false,
      assumptions: {},
      seed: 1,
    }),
  }));
  const [base, ...others] = targets;
  if (base === undefined) throw new Error('no target');
  return compareTargets({ base, others, units, seed: 1, margin });
}

function compare(facts: SampleFacts[], metric: MetricName, margin?: number) {
  return compareAll(facts, margin).find((comparison) => comparison.metric === metric);
}

/** A repeatable wobble of up to `size` around 1 that averages out over prompts and rounds. */
function wobble({ ordinal }: SampleFacts, size: number): number {
  return 1 + size * (((ordinal * 7) % 11) / 5 - 1);
}

describe('compareTargets', () => {
  it('pairs by prompt and round, and finds the ratio and the difference of medians', () => {
    expect(compare(makeRun(), 'totalMs')).toEqual({
      baseTargetId: 'tgt_small',
      otherTargetId: 'tgt_large',
      metric: 'totalMs',
      pairs: 12,
      rounds: 4,
      medianDelta: expect.closeTo(225, 9),
      ratio: {
        n: 12,
        value: expect.closeTo(3, 9),
        interval: { low: expect.closeTo(3, 9), high: expect.closeTo(3, 9), level: 0.95 },
      },
      verdict: 'slower',
      pValue: expect.any(Number),
      adjustedPValue: expect.any(Number),
      effectSize: { kind: 'rank-biserial', value: 1 },
      margin: 0.05,
      equivalencePValue: 1,
      adjustedEquivalencePValue: 1,
      roundsMore: null,
    });
  });

  it('leaves out what only one of them has answered, and what is not steady', () => {
    const facts = makeRun((sample) => {
      if (sample.targetId === 'tgt_large' && sample.promptIndex === 0) {
        return { ...sample, outcome: 'timed-out', totalMs: 60_000 };
      }
      return sample.round === 1 ? { ...sample, phase: 'warming' } : sample;
    });
    expect(compare(facts, 'totalMs')).toMatchObject({ pairs: 6, ratio: { n: 6 } });
    expect(compare(facts, 'totalMs')?.ratio.value).toBeCloseTo(3, 9);
  });

  it('compares no tokens that were counted in different ways', () => {
    const facts = makeRun((sample) =>
      sample.targetId === 'tgt_large' ? { ...sample, tokenSource: 'estimate' } : sample,
    );
    expect(compare(facts, 'endToEndTokensPerSecond')).toMatchObject({
      pairs: 0,
      ratio: { n: 0, value: null, interval: null },
    });
    expect(compare(facts, 'charactersPerSecond')?.ratio.value).toBeCloseTo(1 / 3, 9);
  });

  it('is null where nothing is known', () => {
    const facts = makeRun((sample) => ({ ...sample, ttftVisibleMs: null }));
    expect(compare(facts, 'ttftVisibleMs')).toMatchObject({
      pairs: 0,
      medianDelta: null,
      ratio: { n: 0, value: null, interval: null },
    });
  });

  it('calls more of a rate faster, and its ratio is the inverse of that of the time', () => {
    const facts = makeRun((sample) => {
      const serviceMs = 100 * wobble(sample, 0.1) * (sample.targetId === 'tgt_large' ? 3 : 1);
      return { ...sample, serviceMs };
    });
    const time = compare(facts, 'tpotMs');
    const rate = compare(facts, 'decodeTokensPerSecond');
    expect([time?.verdict, rate?.verdict]).toEqual(['slower', 'slower']);
    expect(rate?.ratio.value).toBeCloseTo(1 / (time?.ratio.value ?? 0), 9);
    expect(rate?.ratio.interval?.low).toBeCloseTo(1 / (time?.ratio.interval?.high ?? 0), 9);
    expect(rate?.effectSize?.value).toBe(-1);
    expect(rate?.medianDelta).toBeLessThan(0);
    expect(rate?.pValue).toBe(time?.pValue);
  });

  it('finds targets equivalent within the margin that was asked for', () => {
    const facts = makeRun((sample) => ({
      ...sample,
      totalMs: 100 * wobble(sample, 0.02) * (sample.targetId === 'tgt_large' ? 1.03 : 1),
    }));
    expect(compare(facts, 'totalMs')).toMatchObject({ verdict: 'equivalent', margin: 0.05 });
    expect(compare(facts, 'totalMs', 0.001)?.verdict).not.toBe('equivalent');
  });

  it('asks for further rounds while nothing is decided', () => {
    const facts = makeRun((sample) => ({ ...sample, totalMs: 100 * wobble(sample, 0.4) }));
    const comparison = compare(facts, 'totalMs');
    expect(comparison?.verdict).toBe('undecided');
    expect(comparison?.roundsMore).toBeGreaterThanOrEqual(1);
  });

  it('asks for enough rounds to have an interval, with a single one', () => {
    const facts = makeRun().filter(({ round }) => round === 1);
    expect(compare(facts, 'totalMs')).toMatchObject({ verdict: 'undecided', roundsMore: 2 });
  });

  it('corrects for the number of targets that are compared', () => {
    const facts = makeRun();
    const third = facts
      .filter(({ targetId }) => targetId === 'tgt_large')
      .map((sample) => ({ ...sample, targetId: 'tgt_third' }));
    const [alone] = compareAll(facts);
    const comparisons = compareAll([...facts, ...third]);
    expect(alone?.adjustedPValue).toBe(alone?.pValue);
    expect(comparisons).toHaveLength(2 * METRIC_NAMES.length);
    const totals = comparisons.filter(({ metric }) => metric === 'totalMs');
    expect(totals.map(({ otherTargetId }) => otherTargetId)).toEqual(['tgt_large', 'tgt_third']);
    for (const { pValue, adjustedPValue } of totals) {
      expect(adjustedPValue).toBeCloseTo(2 * (pValue ?? 0), 12);
    }
  });

  it('compares targets at the lowest rate only, where a climb has several', () => {
    const facts = makeRun((sample) => ({ ...sample, step: sample.round > 2 ? 1 : 0 })).map(
      (sample) => ({ ...sample, round: sample.step === 1 ? sample.round - 2 : sample.round }),
    );
    expect(compare(facts, 'totalMs')).toMatchObject({ pairs: 6, rounds: 2 });
  });

  it('promises a number of rounds that decides a large difference of a single prompt', () => {
    let decided = 0;
    for (let seed = 1; seed <= 20; seed += 1) {
      const normal = createNormal(seed);
      const measure = (count: number) =>
        compare(simulate({ rounds: count, prompts: 1, pair: 0.1, factor: 10 }, normal), 'totalMs');
      const few = measure(3);
      expect(few?.verdict).toBe('undecided');
      if (measure(3 + (few?.roundsMore ?? 0))?.verdict === 'slower') decided += 1;
    }
    expect(decided).toBeGreaterThanOrEqual(18);
  });

  it('gives no p-value that counts every pair of a round for itself', () => {
    const moods = [1.02, 1.1, 1.3, 1.01];
    const facts = makeRun((sample) => {
      const factor = sample.targetId === 'tgt_large' ? (moods[sample.round - 1] ?? 1) : 1;
      return { ...sample, totalMs: 100 * factor * wobble(sample, 0.001) };
    });
    // SciPy's t test of the means of the four rounds; Wilcoxon's of the twelve pairs has 0.0005.
    expect(compare(facts, 'totalMs')?.pValue).toBeCloseTo(0.2, 1);
  });

  it.each([3, 5])('takes no mood of %i rounds for a difference', (count) => {
    const normal = createNormal(count);
    let wrong = 0;
    for (let trial = 0; trial < 120; trial += 1) {
      const size = { rounds: count, prompts: 8, round: 0.1, pair: 0.05 };
      const verdict = compare(simulate(size, normal), 'totalMs')?.verdict;
      if (verdict === 'faster' || verdict === 'slower') wrong += 1;
    }
    // Wilcoxon's test and the bootstrap alone are wrong in 22 % of cases at 3 rounds and 14 % at 5.
    expect(wrong / 120).toBeLessThan(0.1);
  });

  describe('of targets measured in blocks of several rounds', () => {
    /** Twenty rounds of three prompts, `large` in blocks of its own that are each 20 % slower throughout. */
    const inBlocks = (passes: number) =>
      Array.from({ length: 20 }, (_, index) => index + 1).flatMap((round) =>
        [0, 1, 2].flatMap((promptIndex) =>
          ['tgt_small', 'tgt_large'].map((targetId, target) => {
            const ordinal = (round * 3 + promptIndex) * 2 + target;
            const block = 2 * Math.floor(((round - 1) * passes) / 20) + target;
            const sample = makeFacts({ ordinal, targetId, round, promptIndex, block });
            const totalMs = (100 + block + target * 20) * wobble(sample, 0.02);
            return { ...sample, totalMs };
          }),
        ),
      );
    const judgeTotal = (passes: number, units = blocks) =>
      compareAll(inBlocks(passes), 0.05, units).find(({ metric }) => metric === 'totalMs');

    it('two blocks of each decide nothing, however many rounds they hold', () => {
      expect(judgeTotal(2)).toMatchObject({
        verdict: 'undecided',
        roundsMore: null,
        pairs: 60,
        rounds: 20,
        ratio: { n: 60, interval: null },
      });
      expect(judgeTotal(2, rounds)?.verdict).toBe('slower');
    });

    it('eight blocks of each decide', () => {
      expect(judgeTotal(8)?.verdict).toBe('slower');
    });

    it('no number of rounds helps where it makes no further blocks', () => {
      const equal = inBlocks(2).map((sample) => ({
        ...sample,
        totalMs: 100 * wobble(sample, 0.4),
      }));
      const openLoop = findIndependentUnits({
        order: 'interleaved',
        concurrency: 1,
        arrivals: { process: 'poisson', ratesPerSecond: [1, 2] },
      });
      const total = compareAll(equal, 0.05, openLoop).find(({ metric }) => metric === 'totalMs');
      expect(total).toMatchObject({ verdict: 'undecided', roundsMore: null });
    });
  });

  it('corrects claims of equivalence for the number of targets that are compared', () => {
    const facts = makeRun((sample) => ({ ...sample, totalMs: 100 * wobble(sample, 0.1) }));
    const third = facts
      .filter(({ targetId }) => targetId === 'tgt_large')
      .map((sample) => ({ ...sample, targetId: 'tgt_third' }));
    for (const { equivalencePValue, adjustedEquivalencePValue } of compareAll([
      ...facts,
      ...third,
    ])) {
      const doubled = equivalencePValue === null ? null : Math.min(1, 2 * equivalencePValue);
      expect(adjustedEquivalencePValue ?? -1).toBeCloseTo(doubled ?? -1, 12);
    }
  });
});

function createNormal(seed: number) {
  const random = createSeededRandom(seed);
  return (deviation: number) =>
    deviation *
    Math.sqrt(-2 * Math.log1p(-random.nextFloat())) *
    Math.cos(2 * Math.PI * random.nextFloat());
}

/** Totals of two targets whose log ratio has normal noise per round and per pair. */
function simulate(
  size: { rounds: number; prompts: number; round?: number; pair: number; factor?: number },
  normal: (deviation: number) => number,
): SampleFacts[] {
  return Array.from({ length: size.rounds }, (_, index) => {
    const mood = normal(size.round ?? 0);
    return Array.from({ length: size.prompts }, (_, promptIndex) =>
      ['tgt_small', 'tgt_large'].map((targetId, target) => {
        const noise = target * (mood + normal(size.pair) + Math.log(size.factor ?? 1));
        const ordinal = (index * size.prompts + promptIndex) * 2 + target;
        const totalMs = 100 * Math.exp(noise);
        return makeFacts({ ordinal, targetId, round: index + 1, promptIndex, totalMs });
      }),
    );
  }).flat(2);
}
