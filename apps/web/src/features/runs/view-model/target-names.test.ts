import { makeTarget } from '@mizani/core/testing/make-target';
import { describe, expect, it } from 'vitest';
import { targetNames } from './target-names.ts';

const namesOf = (targets: ReturnType<typeof makeTarget>[]) => [...targetNames(targets).values()];

describe('targetNames', () => {
  it('uses the alias, else the model', () => {
    const targets = [makeTarget({ id: 'a', alias: 'phi' }), makeTarget({ id: 'b', alias: null })];
    expect(namesOf(targets)).toEqual(['phi', 'mizani-small']);
  });

  it('adds only what is needed to tell targets apart', () => {
    const targets = [
      makeTarget({ id: 'a', alias: 'phi', device: 'cpu' }),
      makeTarget({ id: 'b', alias: 'phi', device: 'gpu' }),
      makeTarget({ id: 'c', alias: 'qwen', device: 'gpu' }),
    ];
    expect(targetNames(targets)).toEqual(
      new Map([
        ['a', 'phi · cpu'],
        ['b', 'phi · gpu'],
        ['c', 'qwen'],
      ]),
    );
  });

  it('names every target differently even when all facts are equal', () => {
    const names = namesOf([makeTarget({ id: 'a' }), makeTarget({ id: 'b' })]);
    expect(new Set(names).size).toBe(2);
  });
});
