import { describe, expect, it } from 'vitest';
import { nextMigration } from './next-migration.ts';

const first = { name: '1_init', sql: '', checksum: 'aaa' };
const second = { name: '2_more', sql: '', checksum: 'bbb' };
const entry = ({ name, checksum }: { name: string; checksum: string }) => ({
  name,
  checksum,
  finished: true,
});

describe('nextMigration', () => {
  it('takes the oldest that the books do not list', () => {
    expect(nextMigration([first, second], [])).toBe(first);
    expect(nextMigration([first, second], [entry(first)])).toBe(second);
    expect(nextMigration([first, second], [entry(second)])).toBe(first);
  });

  it('is null when all are applied, or there is none', () => {
    expect(nextMigration([first, second], [entry(second), entry(first)])).toBeNull();
    expect(nextMigration([], [])).toBeNull();
  });

  it('refuses a database that is newer than the code', () => {
    expect(() => nextMigration([first], [entry(first), entry(second)])).toThrow(
      /newer than this version.*2_more/,
    );
  });

  it('refuses a migration that was edited after it was applied', () => {
    const edited = { ...first, checksum: 'ccc' };
    expect(() => nextMigration([edited, second], [entry(first)])).toThrow(/1_init.*edited/);
  });

  it('refuses to build on a migration that another tool left half-done', () => {
    const begun = { ...entry(first), finished: false };
    expect(() => nextMigration([first, second], [begun])).toThrow(/not finished/);
  });
});
