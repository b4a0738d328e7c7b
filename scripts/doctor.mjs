// `npm run doctor`: what of this machine Mizani can use, and what to do about the rest. Changes nothing.
import { loadEnvFile, ROOT, readStartConfig } from './start/configuration.mjs';
import { ensurePortIsFree } from './start/ports.mjs';
import { ensureNodeVersion } from './start/prepare.mjs';
import { findProgram, versionedFolders } from './test/programs.mjs';

loadEnvFile();
const foundry = process.env.FOUNDRY_LOCAL_ENDPOINT;

await examine('Node.js', () => {
  ensureNodeVersion();
  return process.versions.node;
});
await examine('Configuration', async () => {
  const config = readStartConfig(process.env, {});
  await ensurePortIsFree(config);
  return `${config.url} is free; ${config.database} database, ${config.queue} queue, data in ${config.dataDir}`;
});
await examine('Foundry Local', async () => {
  if (!foundry) {
    const cli = findProgram('foundry');
    if (cli) return `${cli} is installed; set FOUNDRY_LOCAL_ENDPOINT to attach its server`;
    throw new Error('not found. It is optional: the two bundled models need nothing.');
  }
  const base = foundry.replace(/\/+$/, '').replace(/\/v1$/, '');
  const response = await fetch(`${base}/v1/models`, { signal: AbortSignal.timeout(5_000) });
  return `${base} answers ${response.status}`;
});
for (const [name, program, folders] of [
  ['Redis (for the tests)', 'redis-server', []],
  ['Postgres (for the tests)', 'initdb', versionedFolders('/usr/lib/postgresql', 'bin')],
]) {
  await examine(name, () => {
    const found = findProgram(program, folders);
    if (!found) throw new Error(`${program} is not on PATH; tests that need it are skipped.`);
    return found;
  });
}
console.log(`\nMizani lives in ${ROOT}. Start it with: npm start`);

async function examine(what, look) {
  try {
    console.log(`✓ ${what}: ${await look()}`);
  } catch (error) {
    console.log(`- ${what}: ${error.cause?.code ?? error.message}`);
  }
}
