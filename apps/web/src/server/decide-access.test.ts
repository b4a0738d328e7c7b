import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AccessRequest, decideAccess } from './decide-access.ts';

function isAllowed(request: Partial<AccessRequest>): boolean {
  return decideAccess({
    method: 'GET',
    hostHeader: 'localhost:3000',
    originHeader: null,
    configuredHost: '127.0.0.1',
    ...request,
  }).allowed;
}

describe('decideAccess by Host', () => {
  it.each([
    'localhost',
    'localhost:3000',
    'LOCALHOST:80',
    '127.0.0.1:41234',
    '[::1]',
    '[::1]:3000',
  ])('answers as %s', (hostHeader) => {
    expect(isAllowed({ hostHeader })).toBe(true);
  });

  it.each([
    null,
    '',
    'mizani.example',
    'localhost.evil.example',
    'evil.example:3000',
    'localhost:3000@evil.example',
    'localhost:port',
    '127.0.0.1.evil.example',
    '192.168.1.5:3000',
    '::1',
    'localhost, evil.example',
  ])('refuses %s', (hostHeader) => {
    expect(isAllowed({ hostHeader })).toBe(false);
  });

  it('answers as the configured host, with brackets around an IPv6 address', () => {
    expect(isAllowed({ hostHeader: '127.0.0.2:3000', configuredHost: '127.0.0.2' })).toBe(true);
    expect(isAllowed({ hostHeader: '[::1]:3000', configuredHost: '::1' })).toBe(true);
  });

  it('refuses every name outside the list', () => {
    fc.assert(
      fc.property(fc.domain(), (domain) => {
        expect(isAllowed({ hostHeader: domain })).toBe(false);
      }),
    );
  });
});

describe('decideAccess by Origin', () => {
  const changing = { method: 'POST', hostHeader: 'localhost:3000' };

  it('lets programs change things: they send no Origin', () => {
    expect(isAllowed({ ...changing, originHeader: null })).toBe(true);
  });

  it('lets its own pages change things', () => {
    expect(isAllowed({ ...changing, originHeader: 'http://localhost:3000' })).toBe(true);
    expect(isAllowed({ ...changing, originHeader: 'https://LOCALHOST:3000' })).toBe(true);
  });

  it.each([
    'http://evil.example',
    'http://localhost:8080',
    'http://127.0.0.1:3000',
    'http://localhost:3000@evil.example',
    'null',
    '',
    'file://',
  ])('refuses changes from %j', (originHeader) => {
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE', 'post']) {
      expect(isAllowed({ ...changing, method, originHeader })).toBe(false);
    }
  });

  it('lets other sites read nothing more than a browser allows them anyway', () => {
    expect(isAllowed({ method: 'GET', originHeader: 'http://evil.example' })).toBe(true);
  });
});
