import { describe, expect, it } from 'vitest';
import { apiRoot, routePath, serverRoot } from './api-root.ts';

describe('the roots of a server', () => {
  it.each([
    ['http://127.0.0.1:5273', '/v1/models', '/status'],
    ['http://127.0.0.1:5273/', '/v1/models', '/status'],
    ['http://127.0.0.1:5273/v1', '/v1/models', '/status'],
    ['http://127.0.0.1:5273/v1//', '/v1/models', '/status'],
    ['http://example.test/foundry/v1/', '/foundry/v1/models', '/foundry/status'],
    ['http://example.test/api', '/api/v1/models', '/api/status'],
  ])('of %s are the same with and without /v1 and slash', (baseUrl, models, status) => {
    expect(routePath(apiRoot(baseUrl), '/models')).toBe(models);
    expect(routePath(serverRoot(baseUrl), '/status')).toBe(status);
  });
});
