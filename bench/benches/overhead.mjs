import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { interleave, valuesOf } from '../measure/interleave.mjs';
import { startWorker } from '../measure/start-worker.mjs';
import { cell, formatNumber, judge } from '../report/cells.mjs';
import { sayYes } from './say-yes.mjs';

const WORKER = path.resolve(import.meta.dirname, '../../apps/worker');
const STREAMED = { chunkCount: 64, answerAfterMs: 20, gapMs: 10 };
const STREAMS_AT_ONCE = 64;
/** What both runs have in common, such as the certificate, is no part of the difference. */
const STREAMS = { short: 64, long: 320 };
const RUN_LENGTHS = [10_000, 30_000, 100_000];
const MEMORY_RATIO_MAX = 1.2;
const RUN_WITHIN_MS = 400_000;

/** What measuring costs: the time and the memory of the worker, as it ships. */
export const overhead = {
  title: 'Overhead of the worker',
  method:
    'The bundled worker in a process of its own, with SQLite, its events and its certificate, watched from outside ' +
    `through /proc. CPU: what a run of ${STREAMS.long} streams of ${STREAMED.chunkCount} tokens used more than one of ` +
    `${STREAMS.short}, ${STREAMS_AT_ONCE} at once, a token every ${STREAMED.gapMs} ms, by the tokens that it had more. ` +
    'Memory: peak resident set of a fresh worker after one run of short answers that come at once, by the number of ' +
    'samples; it must not grow with the length of the run. The rate counts the whole run, its certificate included.',

  async measure(context) {
    await promisify(execFile)(process.execPath, ['build.mjs'], { cwd: WORKER });
    const worker = await openWorker(context);
    let streamed;
    try {
      // The first run of a process also pays for the compiler.
      await measureStreams(context, worker, STREAMS.short);
      const measure = () => measureStreaming(context, worker);
      streamed = await interleave({ ...context, contenders: [{ name: 'worker', measure }] });
    } finally {
      await worker.stop();
    }
    const lengths = [];
    for (const samples of context.quick ? [100, 200] : RUN_LENGTHS) {
      context.log(`a run of ${samples} samples`);
      lengths.push(await measureLength(context, samples));
    }
    return { streamed: streamed.worker, lengths };
  },

  report({ streamed, lengths }, { statistics }) {
    const [short, long] = [lengths[0], lengths.at(-1)];
    const isKnown = short.memoryBytes !== null && long.memoryBytes !== null;
    return {
      tables: [
        {
          title: 'CPU time',
          columns: ['tokens', 'CPU seconds per 1,000 streamed tokens'],
          rows: [
            [
              formatNumber(streamed[0].tokens, 0),
              cell(
                valuesOf(streamed, (record) => record.cpuSecondsPerThousand),
                { statistics, digits: 3 },
              ),
            ],
          ],
        },
        {
          title: 'Peak memory (one run each)',
          columns: ['samples', 'peak, MB', 'samples/s'],
          rows: lengths.map(({ samples, memoryBytes, wallMs }) => [
            formatNumber(samples, 0),
            cell([memoryBytes === null ? null : memoryBytes / 1e6], { statistics, digits: 0 }),
            cell([(samples / wallMs) * 1_000], { statistics, digits: 0 }),
          ]),
        },
      ],
      claims: [
        judge({
          what: `Peak memory of a run of ${formatNumber(long.samples, 0)} samples, as a multiple of one of ${formatNumber(short.samples, 0)}`,
          values: isKnown ? [long.memoryBytes / short.memoryBytes] : [],
          limit: MEMORY_RATIO_MAX,
          direction: 'at most',
          unit: 'x',
          statistics,
        }),
      ],
    };
  },
};

const openWorker = (context) => startWorker(context, path.join(WORKER, 'dist/main.js'));

async function measureStreaming(context, worker) {
  const counts = context.quick ? { short: 4, long: 12 } : STREAMS;
  const [short, long] = [
    await measureStreams(context, worker, counts.short),
    await measureStreams(context, worker, counts.long),
  ];
  const tokens = long.tokens - short.tokens;
  const isKnown = short.cpuSeconds !== null && long.cpuSeconds !== null;
  const cpuSeconds = long.cpuSeconds - short.cpuSeconds;
  return { tokens, cpuSecondsPerThousand: isKnown ? (cpuSeconds / tokens) * 1_000 : null };
}

async function measureStreams(context, worker, streams) {
  const { served, cpuSeconds } = await context.onServer(STREAMED, async () => {
    const before = worker.look().cpuSeconds;
    await worker.run({
      definition: definitionOf(streams, 1, STREAMS_AT_ONCE),
      withinMs: RUN_WITHIN_MS,
    });
    const after = worker.look().cpuSeconds;
    return { cpuSeconds: before === null || after === null ? null : after - before };
  });
  const tokens = streams * STREAMED.chunkCount;
  if (served.chunks !== tokens) throw new Error(`${served.chunks} of ${tokens} tokens were sent.`);
  return { tokens, cpuSeconds };
}

async function measureLength(context, samples) {
  const worker = await openWorker(context);
  try {
    const prompts = Math.min(samples, 1_000);
    const definition = definitionOf(prompts, samples / prompts, 32);
    const { wallMs, served } = await context.onServer({}, () =>
      worker.run({ definition, withinMs: RUN_WITHIN_MS }),
    );
    if (served.servedMs.length !== samples) {
      throw new Error(`${served.servedMs.length} of ${samples} requests were answered.`);
    }
    return { samples, wallMs, memoryBytes: worker.look().maxMemoryBytes };
  } finally {
    await worker.stop();
  }
}

function definitionOf(prompts, rounds, concurrency) {
  return { prompts: sayYes(prompts), rounds, warmups: 0, concurrency };
}
