import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Plan, PlannedSample } from './plan.ts';
import { createTargetOrders, range } from './plan-orders.ts';
import { countPlannedSamples, iterateBlocks, iteratePlan } from './plan-run.ts';

const makePlan = (overrides: Partial<Plan> = {}): Plan => ({
  version: 2,
  seed: 1,
  targetCount: 2,
  promptCount: 3,
  rounds: 2,
  warmups: 1,
  cold: false,
  order: 'interleaved',
  concurrency: 1,
  arrivals: null,
  ...overrides,
});

const sizes = {
  version: fc.constant(2 as const),
  seed: fc.integer({ min: 0, max: 2_147_483_647 }),
  targetCount: fc.integer({ min: 1, max: 6 }),
  promptCount: fc.integer({ min: 1, max: 7 }),
  rounds: fc.integer({ min: 1, max: 6 }),
  warmups: fc.integer({ min: 0, max: 4 }),
  cold: fc.boolean(),
  order: fc.constant('interleaved' as const),
  concurrency: fc.constant(1),
  arrivals: fc.constant(null),
};
const interleaved: fc.Arbitrary<Plan> = fc.record(sizes);
const grouped: fc.Arbitrary<Plan> = fc.record({
  ...sizes,
  rounds: fc.integer({ min: 1, max: 20 }),
  concurrency: fc.integer({ min: 2, max: 8 }),
});
const inBlocks: fc.Arbitrary<Plan> = fc.record({
  ...sizes,
  rounds: fc.integer({ min: 1, max: 20 }),
  order: fc.constant('blocks' as const),
  concurrency: fc.integer({ min: 1, max: 8 }),
});
const open: fc.Arbitrary<Plan> = fc.record({
  ...sizes,
  arrivals: fc.record({
    process: fc.constantFrom('constant' as const, 'poisson' as const),
    ratesPerSecond: fc.constantFrom([0.5], [1, 10], [2, 20, 200]),
  }),
});
const anyPlan = fc.oneof(interleaved, grouped, inBlocks, open);

const samplesOf = (plan: Plan) => [...iteratePlan(plan)];
const steadyOf = (plan: Plan) => samplesOf(plan).filter((sample) => sample.phase === 'steady');
const blocksOf = (plan: Plan) =>
  Array.from(iterateBlocks(plan), ({ samples, ...block }) => ({ ...block, samples: [...samples] }));
const holds = <Value>(values: fc.Arbitrary<Value>, check: (value: Value) => void) =>
  fc.assert(fc.property(values, check));

function tally<Key>(keys: readonly Key[]): number[] {
  const counts = new Map<Key, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return [...counts.values()];
}

/** That all of `positions` x `targets` occur as often as each other, within one. */
function expectBalanced(orders: readonly (readonly number[])[], targetCount: number) {
  const counts = tally(orders.flatMap((order) => order.map((target, at) => `${target}@${at}`)));
  expect(Math.max(...counts)).toBeLessThanOrEqual(Math.ceil(orders.length / targetCount));
  if (orders.length < targetCount) return;
  expect(counts.length).toBe(targetCount ** 2);
  expect(Math.min(...counts)).toBeGreaterThanOrEqual(Math.floor(orders.length / targetCount));
}

function chunk<Item>(items: readonly Item[], size: number): Item[][] {
  const count = Math.ceil(items.length / size);
  return Array.from({ length: count }, (_, index) => items.slice(index * size, (index + 1) * size));
}

describe('a plan, in every mode', () => {
  it('numbers samples from 0 without a gap, as many as counted beforehand', () => {
    holds(anyPlan, (plan) => {
      const samples = samplesOf(plan);
      expect(samples.map(({ ordinal }) => ordinal)).toEqual(samples.map((_, index) => index));
      expect(samples.length).toBe(countPlannedSamples(plan));
    });
  });

  it('asks every prompt of every target exactly once in every round and step', () => {
    holds(anyPlan, (plan) => {
      const keys = steadyOf(plan).map(
        ({ targetIndex, promptIndex, round, step }) =>
          `${step}/${round}/${promptIndex}/${targetIndex}`,
      );
      const steps = plan.arrivals?.ratesPerSecond.length ?? 1;
      expect(keys.length).toBe(steps * plan.targetCount * plan.promptCount * plan.rounds);
      expect(new Set(keys).size).toBe(keys.length);
    });
  });

  it('goes on from any ordinal as if it had never stopped', () => {
    holds(fc.tuple(anyPlan, fc.nat(200)), ([plan, fromOrdinal]) => {
      expect([...iteratePlan(plan, fromOrdinal)]).toEqual(samplesOf(plan).slice(fromOrdinal));
    });
  });

  it('numbers blocks from 0, each in one piece', () => {
    holds(anyPlan, (plan) => {
      const blocks = blocksOf(plan);
      expect(blocks.map(({ block }) => block)).toEqual(blocks.map((_, index) => index));
      for (const { block, samples } of blocks) {
        expect(samples.length).toBeGreaterThan(0);
        expect(samples.every((sample) => sample.block === block)).toBe(true);
      }
    });
  });

  it('makes the cold and warming samples of a target before its steady ones, per load', () => {
    holds(fc.tuple(anyPlan, fc.nat(5)), ([plan, target]) => {
      const loads =
        plan.order === 'blocks' ? blocksOf(plan).map(({ samples }) => samples) : [samplesOf(plan)];
      const once = [
        ...Array.from({ length: plan.cold ? 1 : 0 }, () => 'cold'),
        ...Array.from({ length: plan.warmups }, () => 'warming'),
      ];
      for (const load of loads) {
        const own = load.filter(({ targetIndex }) => targetIndex === target);
        const phases = own.map(({ phase }) => phase);
        if (own.length > 0) expect(phases.filter((phase) => phase !== 'steady')).toEqual(once);
        expect(phases.indexOf('steady')).toBe(own.length > 0 ? once.length : -1);
      }
    });
  });

  it('is repeatable by its seed, and another seed gives another order', () => {
    holds(anyPlan, (plan) => {
      expect(samplesOf(plan)).toEqual(samplesOf({ ...plan }));
    });
    const plan = makePlan({ promptCount: 5, rounds: 4 });
    expect(samplesOf(plan)).not.toEqual(samplesOf({ ...plan, seed: 2 }));
  });

  it('is empty without prompts', () => {
    const plan = makePlan({ promptCount: 0, cold: true });
    expect(samplesOf(plan)).toEqual([]);
    expect(countPlannedSamples(plan)).toBe(0);
  });

  it('reaches the end of a large one without computing what lies before', () => {
    const plan = makePlan({ rounds: 10_000, promptCount: 10 });
    const [last, ...more] = [...iteratePlan(plan, countPlannedSamples(plan) - 1)];
    expect(last).toMatchObject({ round: 10_000, block: 10_000 });
    expect(more).toEqual([]);
  });
});

describe('an interleaved plan of one request at a time', () => {
  it('has a block for the preparations of all targets, and one for each round', () => {
    holds(interleaved, (plan) => {
      const blocks = blocksOf(plan);
      const preparations = plan.cold || plan.warmups > 0 ? [0] : [];
      const rounds = Array.from({ length: plan.rounds }, (_, index) => index + 1);
      expect(blocks.map(({ samples }) => samples[0]?.round)).toEqual([...preparations, ...rounds]);
      expect(blocks.map(({ closesRound }) => closesRound)).toEqual([
        ...preparations.map(() => null),
        ...rounds,
      ]);
    });
  });

  it('warms with the prompts in turn', () => {
    const warming = samplesOf(makePlan({ promptCount: 2, warmups: 3, cold: true })).slice(0, 5);
    expect(warming.map((s) => [s.phase, s.targetIndex, s.promptIndex])).toEqual([
      ['cold', 0, 0],
      ['cold', 1, 0],
      ['warming', 0, 0],
      ['warming', 0, 1],
      ['warming', 0, 0],
    ]);
  });

  it('asks all targets the same prompt one after the other, each equally often at each place', () => {
    holds(interleaved, (plan) => {
      const groups = chunk(steadyOf(plan), plan.targetCount);
      for (const group of groups) {
        expect(new Set(group.map(({ promptIndex }) => promptIndex)).size).toBe(1);
      }
      expectBalanced(
        groups.map((group) => group.map(({ targetIndex }) => targetIndex)),
        plan.targetCount,
      );
    });
  });
});

describe('the order of the targets', () => {
  it('has each target follow each other one equally often, over one or two squares', () => {
    holds(fc.tuple(fc.integer({ min: 2, max: 20 }), fc.nat()), ([targetCount, seed]) => {
      const orders = createTargetOrders({ seed, targetCount });
      const squares = targetCount % 2 === 0 ? 1 : 2;
      for (const design of [0, 1]) {
        const first = design * squares * targetCount;
        const rows = range(squares * targetCount).map((row) => orders(first + row));
        const followed = rows.flatMap((row) =>
          row.slice(1).map((target, place) => `${row[place]} ${target}`),
        );
        const counts = tally(followed);
        expect(counts.length).toBe(targetCount * (targetCount - 1));
        expect(new Set(counts)).toEqual(new Set([squares]));
      }
    });
  });

  it('is each target at each place once per square', () => {
    holds(fc.tuple(fc.integer({ min: 1, max: 20 }), fc.nat()), ([targetCount, seed]) => {
      const orders = createTargetOrders({ seed, targetCount });
      for (const square of range(4)) {
        const rows = range(targetCount).map((row) => orders(square * targetCount + row));
        for (const place of range(targetCount)) {
          expect(new Set(rows.map((row) => row[place])).size).toBe(targetCount);
        }
      }
    });
  });
});

describe('an interleaved plan of several requests at once', () => {
  const steadyBlocksOf = (plan: Plan) =>
    blocksOf(plan).filter(({ samples }) => samples[0]?.phase === 'steady');

  it('asks one target per block, for whole rounds and at least four times per slot', () => {
    holds(grouped, (plan) => {
      const all = plan.rounds * plan.promptCount;
      for (const { targetIndex, samples } of steadyBlocksOf(plan)) {
        expect(samples.every((sample) => sample.targetIndex === targetIndex)).toBe(true);
        expect(samples.length % plan.promptCount).toBe(0);
        expect(samples.length).toBeGreaterThanOrEqual(Math.min(4 * plan.concurrency, all));
      }
    });
  });

  it('asks all targets the same in the same order, each equally often at each place', () => {
    holds(grouped, (plan) => {
      const groups = chunk(steadyBlocksOf(plan), plan.targetCount);
      for (const group of groups) {
        const questions = group.map(({ samples }) =>
          samples.map(({ round, promptIndex }) => `${round}/${promptIndex}`).join(),
        );
        expect(new Set(questions).size).toBe(1);
        const closing = group.map(({ closesRound }) => closesRound);
        expect(closing.slice(0, -1).every((round) => round === null)).toBe(true);
        expect(closing.at(-1)).toBe(group[0]?.samples.at(-1)?.round);
      }
      expectBalanced(
        groups.map((group) => group.map(({ targetIndex }) => targetIndex ?? -1)),
        plan.targetCount,
      );
    });
  });
});

describe('a plan in blocks', () => {
  it('measures each target in one go, in an order that turns around after each pass', () => {
    holds(inBlocks, (plan) => {
      const targets = blocksOf(plan).map(({ targetIndex }) => targetIndex);
      const passes = chunk(targets, plan.targetCount);
      expect(new Set(passes[0]).size).toBe(plan.targetCount);
      expect(passes).toEqual(
        passes.map((_, pass) => (pass % 2 === 0 ? passes[0] : passes[0]?.toReversed())),
      );
    });
  });

  it.each([
    [1, 1],
    [2, 2],
    [3, 2],
    [5, 4],
    [8, 8],
    [9, 8],
    [200, 8],
  ])('of %i rounds has %i blocks per target', (rounds, blocks) => {
    const plan = makePlan({ order: 'blocks', rounds });
    expect(tally(blocksOf(plan).map(({ targetIndex }) => targetIndex))).toEqual([blocks, blocks]);
  });

  it('gives all blocks the same number of rounds, within one', () => {
    holds(inBlocks, (plan) => {
      const rounds = blocksOf(plan).map(
        ({ samples }) => new Set(samples.flatMap(({ round }) => (round > 0 ? [round] : []))).size,
      );
      expect(Math.max(...rounds) - Math.min(...rounds)).toBeLessThanOrEqual(1);
    });
  });
});

describe('an open-loop plan', () => {
  const offsetsOf = (samples: readonly PlannedSample[]) =>
    samples.flatMap(({ dueOffsetMs }) => (dueOffsetMs === null ? [] : [dueOffsetMs]));

  it('climbs: every target at one rate before any at the next, in balanced order', () => {
    holds(open, (plan) => {
      const blocks = blocksOf(plan);
      expect(blocks.map(({ step }) => step)).toEqual(
        blocks.map((_, index) => Math.floor(index / plan.targetCount)),
      );
      const orders = chunk(
        blocks.map(({ targetIndex }) => targetIndex ?? -1),
        plan.targetCount,
      );
      expectBalanced(orders, plan.targetCount);
    });
  });

  it('schedules steady requests only, in rising order, at the same times for every target', () => {
    holds(open, (plan) => {
      const bySteps = new Map<number, Set<string>>();
      for (const { step, samples } of blocksOf(plan)) {
        const scheduled = samples.filter(({ dueOffsetMs }) => dueOffsetMs !== null);
        expect(scheduled).toEqual(samples.filter(({ phase }) => phase === 'steady'));
        const offsets = offsetsOf(samples);
        expect(offsets).toEqual([...offsets].sort((a, b) => a - b));
        bySteps.set(step, (bySteps.get(step) ?? new Set()).add(offsets.join()));
      }
      for (const schedules of bySteps.values()) expect(schedules.size).toBe(1);
    });
  });

  it('asks at the rate', () => {
    const ratesPerSecond = [4];
    const constant = makePlan({
      arrivals: { process: 'constant', ratesPerSecond },
      targetCount: 1,
    });
    expect(offsetsOf(samplesOf(constant))).toEqual([0, 250, 500, 750, 1_000, 1_250]);
    const poisson = {
      ...constant,
      rounds: 4_000,
      arrivals: { process: 'poisson', ratesPerSecond },
    };
    const last = offsetsOf(samplesOf(poisson as Plan)).at(-1) ?? 0;
    expect((12_000 / last) * 1_000).toBeCloseTo(4, 0);
  });

  it('goes on with the count of ordinals where a target is left out', () => {
    const arrivals = { process: 'constant' as const, ratesPerSecond: [1, 2, 3] };
    const plan = makePlan({ arrivals, warmups: 0 });
    const isLeftOut = (target: number, step: number) => target === 1 && step > 0;
    const samples = [...iteratePlan(plan, 0, isLeftOut)];
    expect(samples.map(({ ordinal }) => ordinal)).toEqual(samples.map((_, index) => index));
    expect(new Set(samples.filter((s) => s.step > 0).map((s) => s.targetIndex))).toEqual(
      new Set([0]),
    );
    expect(samples).toHaveLength(6 * 4);
    expect([...iteratePlan(plan, 20, isLeftOut)]).toEqual(samples.slice(20));
  });
});
