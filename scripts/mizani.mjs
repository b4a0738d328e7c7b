// `npm run mizani -- …`: the terminal client, built first when its sources are newer than its bundle.
import { existsSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { loadEnvFile, ROOT } from './start/configuration.mjs';

const client = path.join(ROOT, 'apps/cli');
const bundle = path.join(client, 'dist/main.js');

if (!existsSync(path.join(ROOT, 'node_modules/esbuild'))) {
  console.error(
    'mizani: the packages are not installed. Run npm ci first (npm start does it too).',
  );
  process.exit(3);
}
loadEnvFile();
if (!isFresh()) await import(pathToFileURL(path.join(client, 'build.mjs')));
await import(pathToFileURL(bundle));

function isFresh() {
  if (!existsSync(bundle)) return false;
  const builtMs = statSync(bundle).mtimeMs;
  const sources = [path.join(client, 'src'), path.join(ROOT, 'packages/core/src')];
  return sources.every((folder) =>
    readdirSync(folder, { recursive: true }).every(
      (file) => statSync(path.join(folder, file)).mtimeMs <= builtMs,
    ),
  );
}
