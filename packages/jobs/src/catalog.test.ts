import { describe, expect, it } from 'vitest';
import { isJobName, JOB_CATALOG } from './catalog.ts';

describe('the job catalog', () => {
  it.each(Object.entries(JOB_CATALOG))('lists %s under its own name', (name, definition) => {
    expect(definition.name).toBe(name);
    expect(definition.maxAttempts).toBeGreaterThan(0);
    expect(definition.retry.maxMs).toBeGreaterThanOrEqual(definition.retry.baseMs);
  });

  it('does not take inherited properties for jobs', () => {
    expect(isJobName('run-benchmark')).toBe(true);
    expect(isJobName('toString')).toBe(false);
    expect(isJobName('')).toBe(false);
  });
});
