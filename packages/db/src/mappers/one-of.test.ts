import { expect, it } from 'vitest';
import { oneOf } from './one-of.ts';

it('narrows a word of the set, and names the column of one that is not', () => {
  expect(oneOf(['cold', 'steady'], 'steady', 'Sample.phase')).toBe('steady');
  expect(() => oneOf(['cold', 'steady'], 'hot', 'Sample.phase')).toThrow(
    'The column Sample.phase holds "hot", which is none of: cold, steady.',
  );
});
