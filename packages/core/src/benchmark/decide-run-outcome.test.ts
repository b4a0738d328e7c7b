import { describe, expect, it } from 'vitest';
import { makeTarget } from '../testing/make-target.ts';
import { decideRunOutcome } from './decide-run-outcome.ts';
import type { OutcomeCount } from './sample-repository.ts';

const targets = [
  { ...makeTarget(), position: 0 },
  { ...makeTarget({ id: 'tgt_large', model: 'm-large', alias: null }), position: 1 },
];
const makeCount = (overrides: Partial<OutcomeCount> = {}): OutcomeCount => ({
  targetId: 'tgt_small',
  phase: 'steady',
  outcome: 'succeeded',
  errorClass: null,
  count: 1,
  ...overrides,
});
const failed = makeCount({ outcome: 'failed', errorClass: 'rejected' });

describe('decideRunOutcome', () => {
  it('is completed by a single steady answer, whole or truncated', () => {
    expect(decideRunOutcome(targets, [failed, makeCount()])).toEqual({ kind: 'completed' });
    const truncated = makeCount({ outcome: 'truncated' });
    expect(decideRunOutcome(targets, [failed, truncated])).toEqual({ kind: 'completed' });
  });

  it('is failed when only warming and cold samples were answered', () => {
    const facts = [makeCount({ phase: 'warming' }), makeCount({ phase: 'cold' }), failed];
    expect(decideRunOutcome(targets, facts)).toEqual({
      kind: 'failed',
      error: 'No request was answered. small: rejected (1); m-large: no requests.',
    });
  });

  it('names the classes of errors by how often they occurred', () => {
    const reset = makeCount({ outcome: 'failed', errorClass: 'connection-reset', count: 2 });
    expect(decideRunOutcome(targets, [failed, reset])).toMatchObject({
      error: expect.stringContaining('small: connection-reset (2), rejected (1);'),
    });
  });
});
