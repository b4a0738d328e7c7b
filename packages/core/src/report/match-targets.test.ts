import { describe, expect, it } from 'vitest';
import type { RunTarget } from '../benchmark/run.ts';
import { makeTarget } from '../testing/make-target.ts';
import { matchTargets } from './match-targets.ts';

const target = (id: string, overrides: Partial<RunTarget> = {}): RunTarget => ({
  ...makeTarget({ id }),
  position: 0,
  ...overrides,
});

const idsOf = (bases: RunTarget[], others: RunTarget[]) =>
  matchTargets(bases, others).map(({ base, other }) => [base.id, other.id]);

describe('matchTargets', () => {
  it('matches the only target of each run, whatever they are', () => {
    expect(idsOf([target('a', { model: 'x' })], [target('b', { model: 'y' })])).toEqual([
      ['a', 'b'],
    ]);
  });

  it('matches the same model and alias, and leaves out the others', () => {
    const bases = [target('a', { model: 'x' }), target('b', { model: 'y' })];
    const others = [target('c', { model: 'y' }), target('d', { model: 'x', alias: 'old' })];
    expect(idsOf(bases, others)).toEqual([['b', 'c']]);
  });

  it('tells variants of a model by device and server, each matched once', () => {
    const bases = [target('cpu'), target('gpu', { device: 'gpu' })];
    const others = [target('gpu2', { device: 'gpu' }), target('cpu2'), target('cpu3')];
    expect(idsOf(bases, others)).toEqual([
      ['cpu', 'cpu2'],
      ['gpu', 'gpu2'],
    ]);
    expect(idsOf([], others)).toEqual([]);
  });
});
