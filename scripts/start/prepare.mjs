import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ROOT, StartError } from './configuration.mjs';

const OLDEST_NODE = [20, 19];
/** Inside node_modules, so that removing that folder also removes the claim that it is complete. */
const INSTALL_STAMP = path.join(ROOT, 'node_modules/.mizani-installed');

export function ensureNodeVersion() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor >= OLDEST_NODE[1])) return;
  throw new StartError(
    `Node ${OLDEST_NODE.join('.')} or newer is needed; this is ${process.versions.node}.`,
  );
}

/** `npm ci`, unless the installed packages are already those of this lockfile, platform and Node. */
export async function install(signal) {
  const wanted = createHash('sha256')
    .update(readFileSync(path.join(ROOT, 'package-lock.json')))
    .update(`${process.platform}-${process.arch}-${process.versions.modules}`)
    .digest('hex');
  if (existsSync(INSTALL_STAMP) && readFileSync(INSTALL_STAMP, 'utf8') === wanted) return;
  await step('Installing packages', [npmCli(), 'ci', '--no-audit', '--no-fund'], { signal });
  writeFileSync(INSTALL_STAMP, wanted);
}

/** Generates the database clients and builds every part; turbo skips what did not change. */
export async function build(signal) {
  const turbo = path.join(ROOT, 'node_modules/turbo/bin/turbo');
  await step('Building', [turbo, 'run', 'build', '--output-logs=errors-only', '--ui=stream'], {
    signal,
  });
}

export async function migrate(config, signal) {
  const command = path.join(ROOT, 'packages/db/dist/migrate.js');
  await step(`Migrating the ${config.database} database`, [command], { env: config.env, signal });
}

function npmCli() {
  // Under `npm start` npm tells where it is; a plain `node scripts/start.mjs` falls back to the one beside node.
  const candidates = [
    process.env.npm_execpath,
    path.join(path.dirname(process.execPath), 'node_modules/npm/bin/npm-cli.js'),
    path.join(path.dirname(process.execPath), '../lib/node_modules/npm/bin/npm-cli.js'),
  ];
  const found = candidates.find((file) => file && existsSync(file));
  if (!found) throw new StartError('npm was not found. Start Mizani with: npm start');
  return found;
}

/**
 * Runs one step quietly; its output is shown only when it fails. When `signal` is aborted, the step ends first, and
 * then the abort is thrown: nothing must go on after this process.
 */
async function step(title, args, { env = process.env, signal } = {}) {
  signal?.throwIfAborted();
  const startedMs = performance.now();
  process.stdout.write(`${title}… `);
  const child = spawn(process.execPath, args, {
    cwd: ROOT,
    env: { ...env, TURBO_TELEMETRY_DISABLED: '1', NEXT_TELEMETRY_DISABLED: '1', DO_NOT_TRACK: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const end = () => child.kill('SIGTERM');
  signal?.addEventListener('abort', end, { once: true });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text) => {
      output += text;
    });
  }
  const code = await new Promise((resolve, reject) =>
    child.on('error', reject).on('close', resolve),
  );
  signal?.removeEventListener('abort', end);
  signal?.throwIfAborted();
  if (code !== 0) {
    console.log('failed');
    const said = output.trim();
    if (!said.includes('\n')) throw new StartError(`${title} failed: ${said}`);
    console.error(said);
    throw new StartError(`${title} failed; the reason is above.`);
  }
  console.log(`${((performance.now() - startedMs) / 1000).toFixed(1)} s`);
}
