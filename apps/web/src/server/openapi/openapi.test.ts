import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { API_CALLS, buildOpenApiDocument } from './build-document.ts';

const API_FOLDER = path.resolve(import.meta.dirname, '../../app/api/v1');

/** `GET /api/v1/runs/{id}` for every method that a route file exports. */
function listRoutes(): string[] {
  return readdirSync(API_FOLDER, { recursive: true, encoding: 'utf8' })
    .filter((file) => path.basename(file) === 'route.ts')
    .flatMap((file) => {
      const folder = path.dirname(file).split(path.sep).join('/');
      const template = `/api/v1/${folder.replace(/\[(\w+)\]/g, '{$1}')}`;
      const source = readFileSync(path.join(API_FOLDER, file), 'utf8');
      return [...source.matchAll(/export const (GET|POST|PUT|PATCH|DELETE)\b/g)].map(
        ([, method]) => `${method} ${template}`,
      );
    });
}

describe('the OpenAPI document', () => {
  it('describes every route, and nothing that is not there', () => {
    const described = API_CALLS.map((call) => `${call.method.toUpperCase()} ${call.path}`);
    expect(described.sort()).toEqual(listRoutes().sort());
  });

  it('gives every call a success and a problem it can answer with', () => {
    const { paths } = buildOpenApiDocument('1.2.3');
    for (const item of Object.values(paths ?? {})) {
      for (const operation of Object.values(item)) {
        const statuses = Object.keys(operation.responses);
        expect(statuses.some((status) => status.startsWith('2'))).toBe(true);
        expect(statuses).toContain('500');
      }
    }
  });

  it('takes limits from the schemas that parse the input', () => {
    const text = JSON.stringify(buildOpenApiDocument('1.2.3').paths?.['/api/v1/runs']?.post);
    expect(text).toContain('"rounds":{"type":"integer","minimum":1,"maximum":1000');
    expect(text).toContain('"additionalProperties":false');
  });

  it('names what is shared once', () => {
    const { components } = buildOpenApiDocument('1.2.3');
    expect(Object.keys(components?.schemas ?? {})).toEqual(
      expect.arrayContaining([
        'Health',
        'Host',
        'Problem',
        'Run',
        'RunSummary',
        'Sample',
        'Target',
      ]),
    );
  });
});
