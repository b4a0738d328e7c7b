import { describe, expect, it } from 'vitest';
import { readEnvironment } from './env.ts';

describe('readEnvironment', () => {
  it('finds the bundled models and a free port when nothing is set', () => {
    const environment = readEnvironment({});
    expect(environment.MIZANI_MODELS_DIR.replaceAll('\\', '/')).toMatch(/\/models\/$/);
    expect(environment).toMatchObject({
      PORT: 0,
      MIZANI_MODEL_BACKEND: 'auto',
    });
  });

  it('treats an empty variable as not set', () => {
    expect(readEnvironment({ PORT: '' }).PORT).toBe(0);
  });

  it.each([
    ['PORT', '65536', 'should be a port number from 0 to 65535'],
    ['PORT', 'http', 'should be a port number from 0 to 65535'],
    ['MIZANI_MODEL_BACKEND', 'gpu', 'should be one of auto, native, wasm'],
    ['MIZANI_MODELS_DIR', '/no/such/folder', 'should be an existing folder'],
  ])('names %s and what it should be when it is %j', (name, value, rule) => {
    expect(() => readEnvironment({ [name]: value })).toThrow(`${name} ${rule} (it is "${value}").`);
  });
});
