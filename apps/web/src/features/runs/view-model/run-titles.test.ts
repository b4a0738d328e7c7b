import { describe, expect, it } from 'vitest';
import { makeRunReport } from '../report/testing/make-run-report.ts';
import { parseDraft } from './new-run-draft.ts';
import { remainingMs, runAgainHref, runTitle } from './run-titles.ts';

const { run } = makeRunReport();

describe('runTitle', () => {
  it('has the name and the targets, first one apart', () => {
    expect(runTitle(run)).toEqual({
      name: 'Nightly',
      firstTarget: 'nano',
      otherTargets: ['small'],
    });
  });
});

describe('runAgainHref', () => {
  it('fills the form with what the run was made with', () => {
    const { searchParams } = new URL(runAgainHref(run), 'http://localhost');
    expect(parseDraft(Object.fromEntries(searchParams), '')).toMatchObject({
      name: 'Nightly',
      targetIds: ['tgt_0', 'tgt_1'],
      promptSetId: 'ps_1',
      rounds: '3',
      warmups: '1',
      maxTokens: '64',
      temperature: '0',
      cold: false,
    });
  });
});

describe('remainingMs', () => {
  const running = { startedEpochMs: 0, recordedSamples: 10, plannedSamples: 40 };

  it('goes on at the pace so far', () => {
    expect(remainingMs(running, 10_000)).toBe(30_000);
  });

  it('says nothing before there is a pace', () => {
    expect(remainingMs({ ...running, recordedSamples: 1 }, 10_000)).toBeNull();
    expect(remainingMs({ ...running, startedEpochMs: null }, 10_000)).toBeNull();
  });
});
