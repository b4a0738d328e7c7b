import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterEach, expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '..');
const cruiser = path.join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
const planted = [];

afterEach(async () => {
  for (const folder of planted.splice(0)) await rm(folder, { recursive: true });
});

/** Writes one file into a fresh folder of a room, and returns the names of the rules it breaks. */
async function brokenRules(room, source) {
  const parent = path.join(root, room);
  await mkdir(parent, { recursive: true });
  const folder = await mkdtemp(path.join(parent, 'planted-'));
  planted.push(folder);
  await writeFile(path.join(folder, 'planted.ts'), source);
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [cruiser, '--config', '.dependency-cruiser.mjs', '--output-type', 'json', folder],
    { cwd: root, maxBuffer: 64 * 1024 * 1024 },
  ).catch((error) => error);
  return JSON.parse(stdout)
    .summary.violations.filter((violation) => violation.from.includes('planted-'))
    .map((violation) => violation.rule.name);
}

it.each([
  ['core imports ours', 'packages/core/src', '@mizani/db/client', 'packages-core-imports'],
  ['core imports a library', 'packages/core/src', 'undici', 'core-imports-zod-only'],
  ['core does I/O', 'packages/core/src', 'node:fs', 'core-has-no-input-or-output'],
  ['jobs imports db', 'packages/jobs/src', '@mizani/db/client', 'packages-jobs-imports'],
  ['db imports jobs', 'packages/db/src', '@mizani/jobs/catalog', 'packages-db-imports'],
  [
    'db imports providers',
    'packages/db/src',
    '@mizani/providers/inference/open-runtime-client',
    'packages-db-imports',
  ],
  [
    'web imports providers',
    'apps/web/src',
    '@mizani/providers/inference/open-runtime-client',
    'apps-web-imports',
  ],
  ['web imports the worker', 'apps/web/src', '../../../worker/src/env.ts', 'apps-web-imports'],
  ['worker imports the web', 'apps/worker/src', '../../../web/src/env.ts', 'apps-worker-imports'],
  ['cli imports db', 'apps/cli/src', '@mizani/db/client', 'apps-cli-imports'],
  ['cli imports the web', 'apps/cli/src', '../../../web/src/env.ts', 'apps-cli-imports'],
  ['bullmq outside its place', 'apps/web/src', 'bullmq', 'bullmq-by-place'],
  ['Prisma outside db', 'apps/worker/src', '@prisma/client', 'prisma-by-place'],
  ['React outside web', 'packages/core/src', 'react', 'react-by-place'],
  ['charts outside their folder', 'apps/web/src/features', '@tremor/react', 'charts-by-place'],
  [
    'production imports testing',
    'packages/db/src',
    '@mizani/core/testing/memory-job-store',
    'production-imports-no-testing',
  ],
  ['an import that leads nowhere', 'packages/core/src', './nowhere.ts', 'resolvable'],
])(
  'catches: %s',
  async (_case, room, specifier, rule) => {
    expect(
      await brokenRules(room, `import * as imported from '${specifier}';\nexport { imported };\n`),
    ).toContain(rule);
  },
  60_000,
);
