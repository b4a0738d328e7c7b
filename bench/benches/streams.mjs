import { interleave, valuesOf } from '../measure/interleave.mjs';
import { readStamps } from '../measure/read-stamps.mjs';
import { cell, formatNumber, judge } from '../report/cells.mjs';
import { sayYes, warmUp } from './say-yes.mjs';

const BEHAVIOUR = { answerAfterMs: 50, chunkCount: 11, gapMs: 10 };
/** Streams by how many are open at once; a p99 needs 299 values over all rounds. */
const STREAMS = { 1: 50, 16: 160, 64: 320 };
const P50_LIMIT_MS = 0.5;
const P99_LIMIT_MS = 5;

/** The times of streamed chunks, against the stamps that the server wrote into them. */
export const streams = {
  title: 'Truthfulness of streams: first token and gaps against the server’s own stamps',
  method:
    'Each chunk carries the moment at which the server wrote it, the first one also the moment at which the request ' +
    'had come. The error of a time to first token, or of a gap between two chunks, is what the run stored minus ' +
    'what the stamps say, as an absolute value; nothing is left out. p50 is the median over the rounds of each ' +
    'round’s median; p99 is that of all rounds together, and printed from 299 values on. No peer here times streams.',

  async measure(context) {
    const levels = {};
    for (const [parallel, count] of Object.entries(STREAMS).slice(0, context.quick ? 1 : 3)) {
      context.log(`${parallel} parallel`);
      const measure = () => measureStreams(context, Number(parallel), context.quick ? 8 : count);
      const contenders = [{ name: 'Mizani', measure }];
      const { Mizani } = await interleave({ ...context, contenders });
      levels[parallel] = Mizani;
    }
    return levels;
  },

  report(levels, { statistics }) {
    const rows = Object.entries(levels);
    const kinds = { ttftErrorsMs: 'first token', gapErrorsMs: 'gap' };
    const claims = [];
    for (const [parallel, records] of rows) {
      for (const [kind, name] of Object.entries(kinds)) {
        const judged = { unit: 'ms', direction: 'at most', statistics };
        const what = `error of ${name} at ${parallel} parallel`;
        const medians = valuesOf(records, (record) => statistics.median(record[kind]));
        claims.push(
          judge({ ...judged, what: `p50 ${what}`, values: medians, limit: P50_LIMIT_MS }),
          judgeTail({ what: `p99 ${what}`, values: pool(records, kind), statistics }),
        );
      }
    }
    return {
      tables: [
        {
          title: 'Absolute error, in ms',
          columns: [
            'parallel',
            'streams',
            'first token p50',
            'first token p99',
            'gaps',
            'gap p50',
            'gap p99',
            'CPU share of the client',
          ],
          rows: rows.map(([parallel, records]) => [
            parallel,
            ...describe(records, 'ttftErrorsMs', statistics),
            ...describe(records, 'gapErrorsMs', statistics),
            cell(valuesOf(records, cpuShare), { statistics }),
          ]),
        },
      ],
      claims,
    };
  },
};

const cpuShare = ({ cpuSeconds, wallMs }) => (cpuSeconds * 1_000) / wallMs;
const pool = (records, kind) => records.flatMap((record) => [...record[kind]]);

function describe(records, kind, statistics) {
  const pooled = pool(records, kind);
  const medians = valuesOf(records, (record) => statistics.median(record[kind]));
  return [
    formatNumber(pooled.length, 0),
    cell(medians, { statistics }),
    describeTail(pooled, statistics),
  ];
}

function describeTail(values, statistics) {
  const p99 = statistics.printablePercentile(statistics.sortAscending(values), 'p99');
  if (p99 === null) return `n too small (largest ${formatNumber(Math.max(...values), 2)})`;
  const interval = statistics.quantileInterval(values, 0.99);
  const range =
    interval && ` [${formatNumber(interval.low, 2)}, ${formatNumber(interval.high, 2)}]`;
  return `${formatNumber(p99, 2)}${range ?? ''}`;
}

function judgeTail({ what, values, statistics }) {
  const p99 = statistics.printablePercentile(statistics.sortAscending(values), 'p99');
  return {
    what,
    target: `at most ${P99_LIMIT_MS} ms`,
    measured: describeTail(values, statistics),
    verdict: p99 === null ? 'not measured' : p99 <= P99_LIMIT_MS ? 'met' : '**missed**',
  };
}

async function measureStreams(context, parallel, count) {
  await context.behave(BEHAVIOUR);
  const [, { samples, cpuSeconds, wallMs }] = await context.ours('measureRuns', {
    folder: context.makeFolder(),
    definitions: [warmUp(parallel), { prompts: sayYes(count), rounds: 1, concurrency: parallel }],
  });
  const ttftErrorsMs = [];
  const gapErrorsMs = [];
  for (const { ttftMs, gapsMs, text } of samples) {
    const truth = readStamps(text);
    if (gapsMs.length !== truth.gapsMs.length) throw new Error(`Chunks were lost: ${text}`);
    ttftErrorsMs.push(Math.abs(ttftMs - truth.ttftMs));
    gapsMs.forEach((gapMs, index) => {
      gapErrorsMs.push(Math.abs(gapMs - truth.gapsMs[index]));
    });
  }
  return { ttftErrorsMs, gapErrorsMs, cpuSeconds, wallMs };
}
