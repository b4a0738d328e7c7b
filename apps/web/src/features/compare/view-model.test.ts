import { compareRuns } from '@mizani/core/report/compare-runs';
import { describe, expect, it } from 'vitest';
import { makeRunReport } from '../runs/report/testing/make-run-report.ts';
import {
  compareColumns,
  comparedNames,
  comparedTargets,
  findComparison,
  parseRunIds,
} from './view-model.ts';

const report = makeRunReport();

describe('parseRunIds', () => {
  it('takes ids separated by commas, repeated ones, or both, each once', () => {
    expect(parseRunIds({ runs: 'a,b' })).toEqual(['a', 'b']);
    expect(parseRunIds({ runs: ['a', 'b', 'a'] })).toEqual(['a', 'b']);
    expect(parseRunIds({})).toEqual([]);
    expect(parseRunIds({ runs: ',' })).toEqual([]);
  });
});

describe('compareColumns', () => {
  it('has a column per target and run', () => {
    const columns = compareColumns([report, { ...report, run: { ...report.run, id: 'run_2' } }]);
    expect(columns.map(({ runId, targetName }) => `${runId} ${targetName}`)).toEqual([
      'run_1 nano',
      'run_1 small',
      'run_2 nano',
      'run_2 small',
    ]);
    expect(new Set(columns.map(({ key }) => key)).size).toBe(4);
  });
});

describe('comparedNames', () => {
  const target = {
    baseRunId: 'run_1',
    otherRunId: 'run_2',
    baseTargetId: 'tgt_1',
    otherTargetId: 'tgt_1',
  };

  it('tells the same target of two runs apart by their names', () => {
    const other = { ...report, run: { ...report.run, id: 'run_2', name: 'After the update' } };
    expect(comparedNames([report, other])(target)).toEqual({
      base: 'small (Nightly)',
      other: 'small (After the update)',
    });
  });

  it('numbers runs of the same name, and those without one', () => {
    const other = { ...report, run: { ...report.run, id: 'run_2' } };
    expect(comparedNames([report, other])(target)).toEqual({
      base: 'small (Nightly), run 1',
      other: 'small (Nightly), run 2',
    });
    const nameless = { ...report, run: { ...report.run, id: 'run_2', name: null } };
    expect(comparedNames([report, nameless])(target).other).toBe('small (run 2)');
  });
});

describe('findComparison', () => {
  it('finds what was compared of a column, and nothing for the first run', async () => {
    const other = { ...report, run: { ...report.run, id: 'run_2' } };
    const targets = comparedTargets(await compareRuns([report, other]));
    const [base, , same] = compareColumns([report, other]);
    if (!base || !same) throw new Error('Each report has two targets.');
    expect(findComparison(targets, same, 'totalMs')).toMatchObject({
      metric: 'totalMs',
      otherTargetId: 'tgt_0',
    });
    expect(findComparison(targets, base, 'totalMs')).toBeUndefined();
  });
});
