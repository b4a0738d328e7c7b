import { describe, expect, it } from 'vitest';
import { findContradictions } from './find-contradictions.ts';
import { benchmarkParametersSchema } from './run-definition.ts';

const fieldsOf = (parameters: Record<string, unknown>) =>
  findContradictions(benchmarkParametersSchema.parse(parameters), {
    targetCount: 2,
    promptCount: 10,
  }).map(({ field }) => field);

const arrivals = { ratesPerSecond: [1] };
const until = { relativeHalfWidth: 0.05, maxRounds: 20 };

describe('findContradictions', () => {
  it.each([
    [{}],
    [{ concurrency: 8, retries: 2, cold: true, order: 'blocks' }],
    [{ until, rounds: 20, concurrency: 4 }],
    [{ arrivals: { ratesPerSecond: [1, 5, 20] }, cold: true, driftGuard: true }],
  ])('finds none in %j', (parameters) => {
    expect(fieldsOf(parameters)).toEqual([]);
  });

  it.each([
    [{ until, rounds: 21 }, 'until.maxRounds'],
    [{ until, order: 'blocks' }, 'until'],
    [{ arrivals, concurrency: 2 }, 'concurrency'],
    [{ arrivals, order: 'blocks' }, 'order'],
    [{ arrivals, until }, 'until'],
    [{ arrivals, retries: 1 }, 'retries'],
    [{ arrivals: { ratesPerSecond: [0.001] }, rounds: 5 }, 'arrivals.ratesPerSecond'],
  ])('finds the one in %j', (parameters, field) => {
    expect(fieldsOf(parameters)).toEqual([field]);
  });
});
