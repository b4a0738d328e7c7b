import { expect, it } from 'vitest';
import { newRuntimeSchema } from './new-runtime.ts';

const runtime = {
  hostId: 'host_a',
  kind: 'openai-compatible',
  name: 'Local',
  baseUrl: 'http://127.0.0.1:1234',
};

it('takes a key that fits into a header, and refuses one that never can', () => {
  const isGood = (apiKey: string) => newRuntimeSchema.safeParse({ ...runtime, apiKey }).success;
  expect(isGood('sk-proj_1.2~3')).toBe(true);
  for (const apiKey of ['a\r\nX-Evil: 1', 'a b', 'ключ', '']) expect(isGood(apiKey)).toBe(false);
});
