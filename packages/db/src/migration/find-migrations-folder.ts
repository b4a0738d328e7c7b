import { existsSync } from 'node:fs';
import path from 'node:path';

/**
 * The repository's `prisma` folder, looked for upwards from this file: bundling moves the code, but not out of the
 * repository. Throws when there is none.
 */
export function findMigrationsFolder(start: string = import.meta.dirname): string {
  let folder = start;
  for (;;) {
    const candidate = path.join(folder, 'prisma');
    if (existsSync(path.join(candidate, 'sqlite', 'migrations'))) return candidate;
    const parent = path.dirname(folder);
    if (parent === folder) {
      throw new Error(`There is no folder "prisma" with migrations in or above ${start}.`);
    }
    folder = parent;
  }
}
