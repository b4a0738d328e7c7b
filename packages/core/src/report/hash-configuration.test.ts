import { describe, expect, it } from 'vitest';
import type { Configuration } from './describe-configuration.ts';
import { describeConfigurationDifferences } from './describe-configuration-differences.ts';
import { hashConfiguration } from './hash-configuration.ts';

const configuration: Configuration = {
  'promptSet.hash': 'p',
  'parameters.maxTokens': 128,
  'host.fingerprintHash': 'h',
  'host.cpuModel': 'fast',
  'target.device': null,
};

describe('hashConfiguration', () => {
  it('is a SHA-256 that does not depend on the order of the fields', async () => {
    const hash = await hashConfiguration(configuration);
    expect(hash).toMatch(/^[0-9a-f]{64}$/);
    const reversed = Object.fromEntries(Object.entries(configuration).reverse());
    expect(await hashConfiguration(reversed)).toBe(hash);
  });

  it.each([
    ['parameters.maxTokens', 129],
    ['parameters.maxTokens', '128'],
    ['host.fingerprintHash', 'other'],
    ['target.device', 'gpu'],
  ])('changes with %s', async (field, value) => {
    const changed = { ...configuration, [field]: value };
    expect(await hashConfiguration(changed)).not.toBe(await hashConfiguration(configuration));
  });

  it('lets the fingerprint stand for the fields of the host', async () => {
    const renamed = { ...configuration, 'host.cpuModel': 'slow' };
    expect(await hashConfiguration(renamed)).toBe(await hashConfiguration(configuration));
  });
});

describe('describeConfigurationDifferences', () => {
  it('lists what differs, and what only one of them has', () => {
    const other = { ...configuration, 'parameters.maxTokens': 64, 'host.gpuModel': 'big' };
    expect(describeConfigurationDifferences(configuration, other)).toEqual([
      { field: 'parameters.maxTokens', base: 128, other: 64 },
      { field: 'host.gpuModel', base: null, other: 'big' },
    ]);
    expect(describeConfigurationDifferences(configuration, configuration)).toEqual([]);
  });
});
