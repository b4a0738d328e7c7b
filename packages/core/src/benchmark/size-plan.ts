import type { PlanSize } from './plan.ts';
import type { BenchmarkParameters } from './run-definition.ts';

/** The size of the plan of a run: with `until`, of as many rounds as it may take at most. */
export function sizePlan({
  parameters,
  targetCount,
  promptCount,
}: {
  parameters: BenchmarkParameters;
  targetCount: number;
  promptCount: number;
}): PlanSize {
  const { rounds, warmups, cold, order, concurrency, arrivals, until } = parameters;
  return {
    targetCount,
    promptCount,
    rounds: until?.maxRounds ?? rounds,
    warmups,
    cold,
    order,
    concurrency,
    arrivals: arrivals ?? null,
  };
}
