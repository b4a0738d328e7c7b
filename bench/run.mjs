// `npm run bench`: measures Mizani beside its peers and limits, and writes docs/benchmarks.md.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { BENCHES } from './benches/all-benches.mjs';
import { openContext } from './measure/open-context.mjs';
import { findPeers } from './peers/find-peers.mjs';
import { describeMachine, describeNoise, listenToNoise } from './report/describe-machine.mjs';
import { writeReport } from './report/write-report.mjs';

const ROOT = path.resolve(import.meta.dirname, '..');
const FOLDER = path.join(ROOT, '.mizani/bench');
const RESULTS = path.join(FOLDER, 'results');
const PAGE = path.join(ROOT, 'docs/benchmarks.md');
/** The least with which a median has a 95 % interval. */
const ROUNDS = 6;

const { values: options } = parseArgs({
  options: {
    // Names from all-benches.mjs, separated by commas.
    only: { type: 'string' },
    // One short round to see that everything runs; writes nothing.
    quick: { type: 'boolean', default: false },
    rounds: { type: 'string' },
  },
});
const names = readNames(options.only);
const rounds = readRounds(options);
const log = (text) => process.stderr.write(`${text}\n`);

const peers = await findPeers(path.join(FOLDER, 'peers'), log);
const context = await openContext({
  buildFolder: path.join(FOLDER, 'build'),
  quick: options.quick,
  rounds,
  peers,
  log,
});
try {
  for (const name of names) await runBench(name, BENCHES[name]);
} finally {
  await context.close();
}

async function runBench(name, bench) {
  log(`\n${bench.title}`);
  const startedAtMs = performance.now();
  const noise = [await listenToNoise()];
  let measured;
  try {
    measured = await bench.measure(context);
  } catch (error) {
    // The others can still be measured; what an earlier run found of this one stays.
    log(`${name} failed: ${error.stack}`);
    process.exitCode = 1;
    return;
  }
  noise.push(await listenToNoise());
  const result = {
    name,
    title: bench.title,
    method: bench.method,
    measuredAt: new Date().toISOString(),
    machine: describeMachine(),
    noise: describeNoise(noise),
    pinning: context.cores.description,
    rounds,
    report: bench.report(measured, context),
    measured,
  };
  log(`${name} took ${Math.round((performance.now() - startedAtMs) / 1_000)} s`);
  if (options.quick) process.stdout.write(`${writeReport([result])}\n`);
  else keep(result);
}

/** Every result is kept by itself, so that one bench can be repeated, or all continued after an interruption. */
function keep(result) {
  mkdirSync(RESULTS, { recursive: true });
  writeFileSync(fileOf(result.name), JSON.stringify(result));
  const results = Object.keys(BENCHES)
    .map(fileOf)
    .filter((file) => existsSync(file))
    .map((file) => JSON.parse(readFileSync(file, 'utf8')));
  writeFileSync(PAGE, writeReport(results));
}

function fileOf(name) {
  return path.join(RESULTS, `${name}.json`);
}

function readNames(only) {
  const known = Object.keys(BENCHES);
  const wanted = only?.split(',') ?? known;
  const unknown = wanted.filter((name) => !known.includes(name));
  if (unknown.length > 0) {
    throw new Error(`There is no bench "${unknown[0]}"; there are: ${known.join(', ')}.`);
  }
  return wanted;
}

function readRounds({ quick, rounds = String(ROUNDS) }) {
  if (quick) return 1;
  if (!/^[1-9]\d?$/.test(rounds)) throw new Error(`"${rounds}" is no number of rounds.`);
  return Number(rounds);
}
