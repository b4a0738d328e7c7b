// Generates both Prisma clients, without a network. Run by `npm run generate -w @mizani/db`.
import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { composeSchema, DIALECTS } from './compose-schema.mjs';

const packageFolder = path.resolve(import.meta.dirname, '..');
// Inside the generated folder, so that it is ignored by git, cached with the clients and never an input of its own task.
const schemaFolder = path.join(packageFolder, 'src/generated/schema');
const prismaManifest = createRequire(import.meta.url).resolve('prisma/package.json');
const prismaCli = path.join(path.dirname(prismaManifest), 'build/index.js');

mkdirSync(schemaFolder, { recursive: true });
for (const dialect of DIALECTS) {
  const schemaFile = path.join(schemaFolder, `${dialect}.prisma`);
  writeFileSync(schemaFile, composeSchema(dialect));
  const result = spawnSync(process.execPath, [prismaCli, 'generate', '--schema', schemaFile], {
    cwd: packageFolder,
    encoding: 'utf8',
    env: {
      ...process.env,
      CHECKPOINT_DISABLE: '1',
      PRISMA_HIDE_UPDATE_MESSAGE: '1',
      // The command insists on a schema engine and downloads a missing one, but never runs it.
      // Any existing file satisfies the check; Node's own is there on every system.
      PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
    },
  });
  if (result.status !== 0) {
    process.stderr.write(`${result.stdout ?? ''}${result.stderr ?? ''}`);
    process.exit(result.status ?? 1);
  }
  console.log(`Generated the ${dialect} client.`);
}
