import type { z } from 'zod';
import { parseInput } from './parse-input.ts';

/**
 * Parses the query of a URL; an empty value counts as absent, of a repeated key the last one counts.
 * Throws `MizaniError('invalid-input')` that names every wrong key.
 */
export function readQuery<Schema extends z.ZodType>(schema: Schema, url: URL): z.output<Schema> {
  const given = [...url.searchParams].filter(([, value]) => value !== '');
  return parseInput(schema, Object.fromEntries(given));
}
