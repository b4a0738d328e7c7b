import { describe, expect, it } from 'vitest';
import { toRuntime } from './runtime-mapper.ts';

const row = {
  id: 'rt_1',
  hostId: 'host_1',
  kind: 'foundry-local',
  name: 'foundry',
  baseUrl: 'http://127.0.0.1:5273',
  sealedApiKey: 'v1.sealed',
  version: null,
  lastProbeEpochMs: null,
  lastProbeReachable: null,
  lastProbeError: null,
  lastProbeRoundTripMs: null,
  detached: false,
  createdEpochMs: 1,
};

describe('toRuntime', () => {
  it('says that there is a key, and gives away no part of it', () => {
    expect(toRuntime(row)).toEqual({
      id: 'rt_1',
      hostId: 'host_1',
      kind: 'foundry-local',
      name: 'foundry',
      baseUrl: 'http://127.0.0.1:5273',
      hasApiKey: true,
      version: null,
      lastProbe: null,
      createdEpochMs: 1,
    });
    expect(toRuntime({ ...row, sealedApiKey: null }).hasApiKey).toBe(false);
  });

  it('tells a probe that failed from none', () => {
    const probed = { ...row, lastProbeEpochMs: 0, lastProbeReachable: false, lastProbeError: 'no' };
    expect(toRuntime(probed).lastProbe).toEqual({
      epochMs: 0,
      reachable: false,
      error: 'no',
      roundTripMs: null,
    });
  });
});
