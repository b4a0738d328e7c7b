import { describe, expect, it } from 'vitest';
import { CANCELLED, LEASE_LOST, SHUTDOWN, stopKindOf } from './stop-reason.ts';

describe('stopKindOf', () => {
  it('is null while nobody asked to stop', () => {
    expect(stopKindOf(new AbortController().signal)).toBeNull();
  });

  it.each([
    [CANCELLED, 'cancelled'],
    [SHUTDOWN, 'shutdown'],
    [LEASE_LOST, 'lease-lost'],
    [new Error('other'), 'shutdown'],
    [undefined, 'shutdown'],
  ])('reads %s as %s', (reason, kind) => {
    expect(stopKindOf(AbortSignal.abort(reason))).toBe(kind);
  });
});
