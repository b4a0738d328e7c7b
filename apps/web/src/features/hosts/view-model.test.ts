import { newRuntimeSchema } from '@mizani/core/host/new-runtime';
import { describe, expect, it } from 'vitest';
import {
  type AttachDraft,
  attachInput,
  attachIssues,
  probeCurl,
  runtimeHealth,
} from './view-model.ts';

const VALID: AttachDraft = {
  hostId: 'host_1',
  kind: 'openai-compatible',
  name: ' ollama ',
  baseUrl: 'http://127.0.0.1:11434/v1',
  apiKey: '',
};

describe('runtimeHealth', () => {
  it('tells not reachable from not asked yet', () => {
    const probe = { epochMs: 0, error: null, roundTripMs: null };
    expect(runtimeHealth({ lastProbe: null })).toBe('unprobed');
    expect(runtimeHealth({ lastProbe: { ...probe, reachable: true } })).toBe('reachable');
    expect(runtimeHealth({ lastProbe: { ...probe, reachable: false } })).toBe('unreachable');
  });
});

describe('probeCurl', () => {
  it('is the request of a probe, with the place of a stored key marked', () => {
    const baseUrl = 'http://127.0.0.1:5273';
    expect(probeCurl({ baseUrl, hasApiKey: false })).toBe(`curl -i ${baseUrl}/v1/models`);
    expect(probeCurl({ baseUrl, hasApiKey: true })).toContain('Bearer YOUR_KEY');
  });
});

describe('attach form', () => {
  it('makes what the server accepts, without an empty key', () => {
    expect(attachIssues(VALID)).toEqual([]);
    expect(newRuntimeSchema.parse(attachInput(VALID))).toEqual({
      hostId: 'host_1',
      kind: 'openai-compatible',
      name: 'ollama',
      baseUrl: 'http://127.0.0.1:11434/v1',
    });
    expect(attachInput({ ...VALID, apiKey: 'secret' })).toHaveProperty('apiKey', 'secret');
  });

  it('finds what is missing and what is no address', () => {
    expect(attachIssues({ ...VALID, hostId: '', name: ' ', baseUrl: '' })).toEqual([
      { field: 'hostId', reason: 'required' },
      { field: 'name', reason: 'required' },
      { field: 'baseUrl', reason: 'required' },
    ]);
    expect(attachIssues({ ...VALID, baseUrl: 'localhost:11434' })).toEqual([
      { field: 'baseUrl', reason: 'url' },
    ]);
  });
});
