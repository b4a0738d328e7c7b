import { expect, it } from 'vitest';
import { insertNewRows } from './insert-new-rows.ts';

it('writes one statement for all rows, with every value as a parameter', () => {
  const insert = insertNewRows(
    'Score',
    [
      { name: `a'"`, value: 1 },
      { name: 'b', value: null },
    ],
    ['name'],
  );
  expect(insert.sql).toBe(
    'INSERT INTO "Score" ("name", "value") VALUES (?,?),(?,?) ON CONFLICT DO NOTHING RETURNING "name"',
  );
  expect(insert.text).toContain('VALUES ($1,$2),($3,$4)');
  expect(insert.values).toEqual([`a'"`, 1, 'b', null]);
});

it('refuses numbers that are not finite, and names the column', () => {
  for (const value of [Number.NaN, Number.POSITIVE_INFINITY]) {
    expect(() => insertNewRows('Score', [{ value }])).toThrow(`Score.value cannot hold ${value}`);
  }
});
