import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { EnvironmentError, parseVariables } from './parse-variables.ts';

const schema = z.object({
  PORT: z.string().regex(/^\d+$/, 'must be a number').default('3000'),
  MIZANI_SECRET: z.string().min(16, 'must have at least 16 characters').optional(),
});

describe('parseVariables', () => {
  it('takes an empty variable for absent, and ignores those it does not know', () => {
    expect(parseVariables(schema, { PORT: '', HOME: '/home' })).toEqual({ PORT: '3000' });
  });

  it('names every bad variable with its value, but never shows a secret', () => {
    const parse = () => parseVariables(schema, { PORT: 'many', MIZANI_SECRET: 'hush' });
    expect(parse).toThrow(EnvironmentError);
    expect(parse).toThrow(
      'PORT must be a number (it is "many").\nMIZANI_SECRET must have at least 16 characters.',
    );
  });
});
