import { describe, expect, it } from 'vitest';
import { benchmarkParametersSchema } from '../benchmark/run-definition.ts';
import { countPlannedSteady } from './count-planned-steady.ts';

const count = (
  parameters: object,
  steady: { round: number; step: number }[] = [],
  status: 'running' | 'completed' = 'completed',
) =>
  countPlannedSteady({
    run: { parameters: benchmarkParametersSchema.parse(parameters), status },
    promptCount: 5,
    steady,
  });

describe('countPlannedSteady', () => {
  it('plans rounds times prompts', () => {
    expect(count({ rounds: 4 })).toBe(20);
    expect(count({ rounds: 4 }, [{ round: 2, step: 0 }])).toBe(20);
  });

  it('plans the rounds that were begun when a run stops by itself', () => {
    const until = { relativeHalfWidth: 0.05, maxRounds: 100 };
    expect(count({ rounds: 3, until }, [{ round: 7, step: 0 }])).toBe(35);
    expect(count({ rounds: 3, until }, [{ round: 1, step: 0 }])).toBe(15);
  });

  it('plans every rate until a completed run has left some out', () => {
    const arrivals = { ratesPerSecond: [1, 2, 4] };
    const steady = [0, 1].map((step) => ({ round: 1, step }));
    expect(count({ rounds: 2, arrivals }, steady, 'running')).toBe(30);
    expect(count({ rounds: 2, arrivals }, steady)).toBe(20);
    expect(count({ rounds: 2, arrivals })).toBe(30);
  });
});
