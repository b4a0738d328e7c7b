import { describe, expect, it } from 'vitest';
import { makeFacts } from '../testing/make-facts.ts';
import { makeTarget } from '../testing/make-target.ts';
import { decideRunOutcome } from './decide-run-outcome.ts';

const targets = [
  { ...makeTarget(), position: 0 },
  { ...makeTarget({ id: 'tgt_large', model: 'm-large', alias: null }), position: 1 },
];
const failed = makeFacts({ outcome: 'failed', errorClass: 'rejected' });

describe('decideRunOutcome', () => {
  it('is completed by a single steady answer, whole or truncated', () => {
    expect(decideRunOutcome(targets, [failed, makeFacts()])).toEqual({ kind: 'completed' });
    const truncated = makeFacts({ outcome: 'truncated' });
    expect(decideRunOutcome(targets, [failed, truncated])).toEqual({ kind: 'completed' });
  });

  it('is failed when only warming and cold samples were answered', () => {
    const facts = [makeFacts({ phase: 'warming' }), makeFacts({ phase: 'cold' }), failed];
    expect(decideRunOutcome(targets, facts)).toEqual({
      kind: 'failed',
      error: 'No request was answered. small: rejected (1); m-large: no requests.',
    });
  });

  it('names the classes of errors by how often they occurred', () => {
    const reset = makeFacts({ outcome: 'failed', errorClass: 'connection-reset' });
    expect(decideRunOutcome(targets, [reset, failed, reset])).toMatchObject({
      error: expect.stringContaining('small: connection-reset (2), rejected (1);'),
    });
  });
});
