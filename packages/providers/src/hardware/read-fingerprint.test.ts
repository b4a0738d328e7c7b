import { describe, expect, it } from 'vitest';
import { hashFingerprint, readFingerprint } from './read-fingerprint.ts';

describe('readFingerprint', () => {
  it('describes the machine the same way every time', () => {
    expect(readFingerprint()).toEqual(readFingerprint());
    expect(readFingerprint().logicalCores).toBeGreaterThan(0);
    expect(readFingerprint().memoryBytes).toBeGreaterThan(0);
  });
});

describe('hashFingerprint', () => {
  it('does not depend on the order of keys', () => {
    const fingerprint = readFingerprint();
    const reversed = Object.fromEntries(Object.entries(fingerprint).reverse());
    expect(hashFingerprint({ ...fingerprint, ...reversed })).toBe(hashFingerprint(fingerprint));
    expect(hashFingerprint(fingerprint)).toMatch(/^[0-9a-f]{64}$/);
  });

  it('changes when any part of the machine changes', () => {
    const fingerprint = readFingerprint();
    const changed = { ...fingerprint, nodeVersion: `${fingerprint.nodeVersion}-next` };
    expect(hashFingerprint(changed)).not.toBe(hashFingerprint(fingerprint));
  });
});
