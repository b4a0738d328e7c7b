import { existsSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { findMigrationsFolder } from './find-migrations-folder.ts';

it('finds the repository from the source and from a bundle', () => {
  const folder = findMigrationsFolder();
  expect(existsSync(path.join(folder, 'postgresql', 'migrations'))).toBe(true);
  expect(findMigrationsFolder(path.join(import.meta.dirname, '../../dist'))).toBe(folder);
});

it('says where it looked when there is no repository', () => {
  expect(() => findMigrationsFolder(os.tmpdir())).toThrow(os.tmpdir());
});
