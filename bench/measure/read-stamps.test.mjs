import { expect, it } from 'vitest';
import { readStamps } from './read-stamps.mjs';

it('reads the true first token and the true gaps', () => {
  expect(readStamps('yes 100.000 150.500 160.500 171.000 ')).toEqual({
    ttftMs: 50.5,
    gapsMs: [10, 10.5],
  });
});

it('refuses a text without stamps', () => {
  expect(() => readStamps('yes 100.000')).toThrow('no stamps');
  expect(() => readStamps('no 1 2')).toThrow('no stamps');
});
