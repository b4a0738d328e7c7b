import { newRunSchema } from '@mizani/core/benchmark/run-definition';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  draftInput,
  draftIssues,
  draftQuery,
  EMPTY_DRAFT,
  type NewRunDraft,
  parseDraft,
  percentileReach,
  plannedSize,
} from './new-run-draft.ts';

const VALID: NewRunDraft = { ...EMPTY_DRAFT, targetIds: ['tgt_1', 'tgt_2'], promptSetId: 'ps_1' };
const OWN: NewRunDraft = {
  ...VALID,
  promptSource: 'own',
  prompts: [{ text: 'Capital of France?', expected: 'Paris' }],
};

function fieldsWithIssues(draft: NewRunDraft, promptSetSize: number | null = 24): string[] {
  const planned = plannedSize(draft, promptSetSize);
  return draftIssues(draft, { planned, hostCount: 1 }).map(({ field }) => field);
}

describe('draft in the address', () => {
  it('survives the way into the address and back', () => {
    fc.assert(
      fc.property(
        fc.record({
          name: fc.string(),
          targetIds: fc.uniqueArray(fc.stringMatching(/^tgt_[a-z0-9]{1,8}$/)),
          rounds: fc.string(),
          temperature: fc.string(),
          cold: fc.boolean(),
        }),
        (part) => {
          const draft = { ...VALID, ...part };
          const params = Object.fromEntries(new URLSearchParams(draftQuery(draft)));
          expect(parseDraft(params, '')).toEqual(draft);
        },
      ),
    );
  });

  it('takes the default prompt set where the address names none', () => {
    expect(parseDraft({}, 'ps_default').promptSetId).toBe('ps_default');
    expect(parseDraft({ promptSet: 'ps_2' }, 'ps_default').promptSetId).toBe('ps_2');
  });
});

describe('draftIssues', () => {
  it('accepts what the server accepts', () => {
    for (const draft of [VALID, OWN]) {
      expect(fieldsWithIssues(draft)).toEqual([]);
      expect(newRunSchema.safeParse(draftInput(draft)).success).toBe(true);
    }
  });

  it.each([
    [{ targetIds: [] }, 'targets'],
    [{ promptSetId: '' }, 'promptSet'],
    [{ rounds: '' }, 'rounds'],
    [{ rounds: '2.5' }, 'rounds'],
    [{ warmups: '-1' }, 'warmups'],
    [{ maxTokens: 'many' }, 'maxTokens'],
    [{ temperature: '3' }, 'temperature'],
    [{ name: 'x'.repeat(121) }, 'name'],
  ] satisfies [Partial<NewRunDraft>, string][])('finds what is wrong with %j', (part, field) => {
    expect(fieldsWithIssues({ ...VALID, ...part })).toContain(field);
  });

  it('names the prompt that is empty', () => {
    const prompts = [...OWN.prompts, { text: ' ', expected: '' }];
    expect(fieldsWithIssues({ ...OWN, prompts })).toEqual(['prompts.1.text']);
  });

  it('refuses a run that is too large, and targets of several hosts', () => {
    expect(fieldsWithIssues({ ...VALID, rounds: '9000' })).toEqual(['rounds']);
    expect(draftIssues(VALID, { planned: null, hostCount: 2 })).toEqual([
      { field: 'targets', reason: 'several-hosts' },
    ]);
  });
});

describe('draftInput', () => {
  it('checks answers exactly where an answer is expected, and not at all where none is', () => {
    const prompts = [...OWN.prompts, { text: 'Write a poem.', expected: ' ' }];
    expect(draftInput({ ...OWN, prompts })).toMatchObject({
      prompts: [
        { text: 'Capital of France?', expected: 'Paris', checks: [{ kind: 'exact-match' }] },
        { text: 'Write a poem.' },
      ],
    });
  });
});

describe('plannedSize', () => {
  it('counts warm-ups and cold starts per target', () => {
    expect(plannedSize(VALID, 24)).toMatchObject({
      samples: 2 * (24 * 5 + 1),
      steadyPerTarget: 120,
    });
    expect(plannedSize({ ...VALID, cold: true }, 24)?.samples).toBe(2 * (24 * 5 + 2));
  });

  it('follows the load, and says when the run may end earlier', () => {
    const open = { ...EMPTY_DRAFT.measuring, load: 'open' as const, rates: '1, 2, 4' };
    expect(plannedSize({ ...VALID, measuring: open }, 24)).toMatchObject({
      rates: 3,
      samples: 2 * (3 * 24 * 5 + 1),
      isUpperBound: false,
    });
    const precise = { ...EMPTY_DRAFT.measuring, stopsWhenPrecise: true, maxRounds: '50' };
    expect(plannedSize({ ...VALID, measuring: precise }, 24)).toMatchObject({
      samples: 2 * (24 * 50 + 1),
      isUpperBound: true,
    });
  });

  it('is not known while something is missing', () => {
    expect(plannedSize({ ...VALID, targetIds: [] }, 24)).toBeNull();
    expect(plannedSize(VALID, null)).toBeNull();
    expect(plannedSize({ ...VALID, rounds: 'x' }, 24)).toBeNull();
  });
});

describe('percentileReach', () => {
  it('promises a percentile only with enough samples', () => {
    expect([28, 29, 59, 299].map(percentileReach)).toEqual(['none', 'p90', 'p95', 'p99']);
  });
});
