import { describe, expect, it } from 'vitest';
import { makeTarget } from '../testing/make-target.ts';
import { resolveTargets } from './resolve-targets.ts';

const small = makeTarget({ id: 'tgt_small', model: 'm-small:1', alias: 'small' });
const smallCuda = makeTarget({ id: 'tgt_cuda', model: 'm-small-cuda:1', alias: 'small' });
const large = makeTarget({ id: 'tgt_large', model: 'm-large:1', alias: null });
const gone = makeTarget({ id: 'tgt_gone', model: 'm-gone:1', alias: 'gone', available: false });
const elsewhere = makeTarget({ id: 'tgt_far', model: 'm-far:1', alias: 'far', hostId: 'host_b' });
const known = [small, smallCuda, large, gone, elsewhere];

function issuesOf(names: string[]) {
  try {
    resolveTargets(names, known);
  } catch (error) {
    if (error instanceof Error && 'issues' in error) return error.issues;
    throw error;
  }
  return [];
}

describe('resolveTargets', () => {
  it('takes an id, an alias or a model name, and keeps the order', () => {
    expect(resolveTargets(['m-large:1', 'tgt_cuda'], known)).toEqual([large, smallCuda]);
    expect(resolveTargets(['far'], known)).toEqual([elsewhere]);
  });

  it('prefers an id over an equal alias, and an alias over an equal model name', () => {
    const named = makeTarget({ id: 'tgt_1', alias: 'm-large:1', model: 'x' });
    expect(resolveTargets(['m-large:1'], [...known, named])).toEqual([named]);
  });

  it('refuses an alias of several targets and lists them', () => {
    expect(issuesOf(['m-large:1', 'small'])).toEqual([
      { field: 'targets.1', message: expect.stringMatching(/tgt_small .*tgt_cuda/) },
    ]);
  });

  it('never takes a similar name for the wanted one', () => {
    for (const name of ['Small', 'm-large', 'm-large:2', ' small']) {
      expect(issuesOf([name])).toEqual([
        { field: 'targets.0', message: expect.stringContaining('tgt_large') },
      ]);
    }
  });

  it('takes the available one when an unavailable one has the same alias', () => {
    const old = makeTarget({ id: 'tgt_old', alias: 'far', available: false });
    expect(resolveTargets(['far'], [...known, old])).toEqual([elsewhere]);
  });

  it('says that a target is known but not available', () => {
    expect(issuesOf(['gone', 'tgt_gone'])).toEqual([
      { field: 'targets.0', message: expect.stringContaining('not available') },
      { field: 'targets.1', message: expect.stringContaining('not available') },
    ]);
  });

  it('refuses the same target twice, under whatever name', () => {
    expect(issuesOf(['tgt_large', 'm-large:1'])).toEqual([
      { field: 'targets.1', message: expect.stringContaining('already') },
    ]);
  });

  it('refuses targets on several hosts', () => {
    expect(issuesOf(['tgt_large', 'far'])).toEqual([
      { field: 'targets', message: expect.stringMatching(/host_a.*host_b/) },
    ]);
  });

  it('says so when nothing is available', () => {
    expect(() => resolveTargets(['small'], [])).toThrow('Available: none.');
  });
});
