import { describe, expect, it } from 'vitest';
import { readEnvironment } from './env.ts';

describe('readEnvironment', () => {
  it('takes the database URL', () => {
    expect(readEnvironment({ DATABASE_URL: 'file:a.db' })).toEqual({ databaseUrl: 'file:a.db' });
  });

  it.each([undefined, '', 'nonsense'])('names the variable when it is %j', (value) => {
    expect(() => readEnvironment({ DATABASE_URL: value })).toThrow(/Expected "file:<path>"/);
  });
});
