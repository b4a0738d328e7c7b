import { describe, expect, it } from 'vitest';
import { failureFromNetwork, failureFromStatus, failureFromStream } from './call-failure.ts';

describe('failureFromStatus', () => {
  it.each([
    [401, 'bad key', 'unauthorized'],
    [403, 'not yours', 'unauthorized'],
    [404, 'No model matching "x"', 'model-not-found'],
    [429, 'slow down', 'rate-limited'],
    [400, "Model not loaded: Model 'x' must be loaded before inference", 'model-not-loaded'],
    [400, 'Invalid JSON', 'rejected'],
    [302, '', 'rejected'],
    [500, 'Inference failed', 'server-error'],
    [500, 'Model x is not loaded', 'model-not-loaded'],
  ] as const)('reads status %i with "%s" as %s', (status, message, errorClass) => {
    expect(failureFromStatus(status, message).errorClass).toBe(errorClass);
  });

  it('always has a message', () => {
    expect(failureFromStatus(502, '').message).toBe('HTTP status 502');
    expect(failureFromStream('').message).not.toBe('');
  });
});

describe('failureFromNetwork', () => {
  it.each([
    ['ECONNREFUSED', 'connection-refused'],
    ['ECONNRESET', 'connection-reset'],
    ['ENOTFOUND', 'host-not-found'],
    ['UND_ERR_CONNECT_TIMEOUT', 'idle-timeout'],
    ['UND_ERR_SOCKET', 'connection-reset'],
  ])('reads %s as %s', (code, errorClass) => {
    expect(failureFromNetwork(Object.assign(new Error('x'), { code })).errorClass).toBe(errorClass);
  });

  it('looks into the attempts of a name with several addresses', () => {
    const attempt = Object.assign(new Error('refused'), { code: 'ECONNREFUSED' });
    expect(failureFromNetwork(new AggregateError([attempt])).errorClass).toBe('connection-refused');
  });
});
