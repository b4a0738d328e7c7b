import type { Target } from '../host/runtime.ts';

/** A target with plain values for what a test does not care about. */
export function makeTarget(overrides: Partial<Target> = {}): Target {
  return {
    id: 'tgt_small',
    hostId: 'host_a',
    runtimeId: 'rt_bundled',
    runtimeKind: 'bundled',
    runtimeName: 'Bundled models',
    model: 'mizani-small',
    alias: 'small',
    device: 'cpu',
    executionProvider: null,
    loaded: false,
    sizeBytes: null,
    available: true,
    ...overrides,
  };
}
