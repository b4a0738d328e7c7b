// Writes the next migration of both dialects: npm run migrate:new <name>
//
// Every migration folder keeps the schema that it leads to, so a migration is the difference between two files: no
// database and no shadow database takes part. A migration.sql may be edited before it is committed.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { composeSchema, DIALECTS, listMigrationNames, PRISMA_FOLDER } from './compose-schema.mjs';
import { diffSchemas } from './diff-schemas.mjs';

const name = process.argv[2] ?? '';
if (!/^[a-z][a-z0-9_]*$/.test(name)) {
  console.error('Usage: npm run migrate:new <name>, where the name is like add_energy_columns.');
  process.exit(1);
}

const scripts = new Map();
for (const dialect of DIALECTS) {
  const last = listMigrationNames(dialect).at(-1);
  const before =
    last === undefined
      ? null
      : readFileSync(
          path.join(PRISMA_FOLDER, dialect, 'migrations', last, 'schema.prisma'),
          'utf8',
        );
  scripts.set(dialect, await diffSchemas(dialect, before, composeSchema(dialect)));
}

if ([...scripts.values()].every((script) => script === null)) {
  console.log('The models have not changed since the last migration.');
  process.exit(0);
}

const stamp = new Date().toISOString().replace(/\D/g, '').slice(0, 14);
for (const [dialect, script] of scripts) {
  const migrationsFolder = path.join(PRISMA_FOLDER, dialect, 'migrations');
  const folder = path.join(migrationsFolder, `${stamp}_${name}`);
  mkdirSync(folder, { recursive: true });
  // A change may touch one database only; the other gets an empty migration, so that the names stay equal.
  writeFileSync(path.join(folder, 'migration.sql'), script ?? '-- Nothing to do here.\n');
  writeFileSync(path.join(folder, 'schema.prisma'), composeSchema(dialect));
  writeFileSync(path.join(migrationsFolder, 'migration_lock.toml'), `provider = "${dialect}"\n`);
  console.log(`Wrote ${path.relative(process.cwd(), folder)}`);
}
// The schema engine keeps the process alive.
process.exit(0);
