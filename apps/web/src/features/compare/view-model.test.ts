import { describe, expect, it } from 'vitest';
import { makeRunReport } from '../runs/report/testing/make-run-report.ts';
import { compareCaveats, compareColumns, medianRatio, parseRunIds } from './view-model.ts';

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

describe('medianRatio', () => {
  it('is unknown where a median is, and never infinite', () => {
    const [measured, unmeasured] = compareColumns([report]);
    if (!measured || !unmeasured) throw new Error('The report has two targets.');
    expect(medianRatio(measured, measured, 'totalMs')).toBe(1);
    expect(medianRatio(measured, unmeasured, 'totalMs')).toBeNull();
    expect(medianRatio(unmeasured, measured, 'totalMs')).toBeNull();
  });
});

describe('compareCaveats', () => {
  it('finds nothing between runs of the same workload on the same machine', () => {
    expect(compareCaveats([report, report])).toEqual({
      differentPrompts: false,
      differentParameters: [],
      differentEnvironment: false,
    });
  });

  it('names prompts, parameters and machine when they differ', () => {
    const { run, promptSet } = report;
    const other = {
      ...report,
      run: { ...run, environment: null, parameters: { ...run.parameters, maxTokens: 8 } },
      promptSet: { ...promptSet, hash: 'other' },
    };
    expect(compareCaveats([report, other])).toEqual({
      differentPrompts: true,
      differentParameters: ['maxTokens'],
      differentEnvironment: true,
    });
  });
});
