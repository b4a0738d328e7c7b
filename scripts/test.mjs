// `npm test`: everything that must hold, from formatting to a browser, on real services where there are some.
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { ensureNodeVersion, install } from './start/prepare.mjs';
import { startPostgres } from './test/postgres.mjs';
import { startRedis } from './test/redis.mjs';
import { createTally } from './test/tally.mjs';

const { values: options } = parseArgs({
  options: {
    // For CI: a missing service, or any skipped test, is a failure.
    'no-skip': { type: 'boolean', default: false },
    // For the inner loop: all but the browser.
    'no-browser': { type: 'boolean', default: false },
  },
});

ensureNodeVersion();
await install();

const folder = mkdtempSync(path.join(os.tmpdir(), 'mizani-test-'));
const tally = createTally({ folder, forbidSkips: options['no-skip'] });
const services = [];
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => finish(130));

try {
  await tally.check('lint', ['@biomejs/biome/bin/biome', 'ci', '.']);
  await tally.check('lockfile holds every platform', ['../scripts/check-lock-platforms.mjs']);
  await tally.check('types and builds', [
    'turbo/bin/turbo',
    'run',
    'typecheck',
    'build',
    '--output-logs=errors-only',
  ]);
  await tally.check('import rules', [
    'dependency-cruiser/bin/dependency-cruise.mjs',
    '--config',
    '.dependency-cruiser.mjs',
    'apps',
    'packages',
  ]);

  const env = {};
  for (const start of [startRedis, startPostgres]) {
    const service = await start(folder);
    if (service.missing) tally.skip(service.missing);
    else {
      services.push(service);
      env[service.variable] = service.url;
    }
  }
  await tally.vitest('unit and integration tests', env);

  // Needs a package, so it cannot be imported before the installation.
  const { findChromium } = await import('./test/chromium.mjs');
  const chromium = findChromium();
  if (options['no-browser']) tally.skip('browser tests: left out by --no-browser.');
  else if (chromium.missing) tally.skip(chromium.missing);
  else {
    await tally.playwright('browser tests, embedded mode', { MIZANI_E2E_MODE: 'embedded' });
    if (services.length === 2) {
      await tally.playwright('browser tests, team mode', {
        MIZANI_E2E_MODE: 'team',
        DATABASE_URL: await services[1].createDatabase('mizani_e2e'),
        REDIS_URL: env.MIZANI_TEST_REDIS_URL,
      });
    }
  }
} catch (error) {
  console.error(error);
  tally.fail();
}
await finish(tally.report());

async function finish(exitCode) {
  await Promise.all(services.splice(0).map((service) => service.stop()));
  process.exit(exitCode);
}
