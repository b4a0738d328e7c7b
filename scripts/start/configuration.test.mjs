import { describe, expect, it } from 'vitest';
import { readStartConfig } from './configuration.mjs';

const VARIABLES = [
  'PORT',
  'HOST',
  'DATABASE_URL',
  'REDIS_URL',
  'MIZANI_DATA_DIR',
  'MIZANI_MODELS_DIR',
  'MIZANI_SECRET',
  'LOG_LEVEL',
];

describe('readStartConfig', () => {
  it('takes an empty variable for an absent one, whichever it is', () => {
    const empty = Object.fromEntries(VARIABLES.map((name) => [name, '']));
    expect(readStartConfig(empty, {})).toEqual(readStartConfig({}, {}));
  });

  it('takes the port of the command line before that of the environment', () => {
    expect(readStartConfig({ PORT: '4000' }, {}).port).toBe(4000);
    expect(readStartConfig({ PORT: '4000' }, { port: '5000' }).port).toBe(5000);
  });
});
