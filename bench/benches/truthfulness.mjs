import { interleave, valuesOf } from '../measure/interleave.mjs';
import { runAutocannon } from '../peers/run-autocannon.mjs';
import { runPromptfoo } from '../peers/run-promptfoo.mjs';
import { runWrk } from '../peers/run-wrk.mjs';
import { cell, judge } from '../report/cells.mjs';
import { sayYes, warmUp } from './say-yes.mjs';

const ANSWER_AFTER_MS = 150;
const PARALLEL = [1, 4, 16, 64];
const PEER_SECONDS = 1;
/** Requests by how many are in flight; promptfoo is slow with many. */
const OUR_REQUESTS = { 1: 10, 4: 48, 16: 160, 64: 512 };
const PROMPTFOO_TESTS = { 1: 8, 4: 24, 16: 96, 64: 192 };

/** What tools say an answer took, against what it took. */
export const truthfulness = {
  title: 'Truthfulness: reported latency against a known 150 ms',
  method:
    'A server answers after 150 ms and notes from its own clock how long each answer took, from the last byte of the ' +
    'request to the last of the answer: the truth. Every tool reports a median latency of the same kind of request; ' +
    'the error is that median minus the true one of the same minute. Mizani streams (it times nothing else) and its ' +
    'figure is the `serviceMs` of a whole run with storing into SQLite; the others ask for a plain JSON answer. ' +
    'autocannon reports whole milliseconds. promptfoo does not aim at load testing: what is compared is the latency ' +
    'that it reports, not how fast it is.',

  async measure(context) {
    const { quick, rounds, log } = context;
    const levels = {};
    for (const parallel of quick ? PARALLEL.slice(0, 1) : PARALLEL) {
      log(`${parallel} parallel`);
      const contenders = contendersOf(context, parallel);
      levels[parallel] = await interleave({ contenders, rounds, log });
    }
    return levels;
  },

  report(levels, { statistics, peers }) {
    const show = { statistics, digits: 1 };
    const tools = ['Mizani', 'promptfoo', 'autocannon', 'wrk'];
    const error = ({ reportedMs, trueMs }) => reportedMs - trueMs;
    const perThousand = ({ cpuSeconds, requests }) =>
      cpuSeconds === null ? null : (cpuSeconds / requests) * 1_000;
    const rows = Object.entries(levels);
    return {
      tables: [
        {
          title: 'Error of the reported median, in ms (truth: median of the server)',
          columns: ['parallel', 'truth', ...tools.map((tool) => named(tool, peers))],
          rows: rows.map(([parallel, measured]) => [
            parallel,
            cell(
              valuesOf(measured.Mizani, (record) => record.trueMs),
              show,
            ),
            ...tools.map((tool) => cell(valuesOf(measured[tool], error), show)),
          ]),
        },
        {
          title:
            'CPU seconds of the client per 1,000 requests (its start included for promptfoo and wrk)',
          columns: ['parallel', ...tools],
          rows: rows.map(([parallel, measured]) => [
            parallel,
            ...tools.map((tool) => cell(valuesOf(measured[tool], perThousand), { statistics })),
          ]),
        },
      ],
      claims: rows.map(([parallel, { Mizani }]) =>
        judge({
          what: `Error of the median at ${parallel} parallel`,
          values: valuesOf(Mizani, (record) => Math.abs(error(record))),
          limit: Number(parallel) <= 16 ? 1.5 : 5,
          direction: 'at most',
          unit: 'ms',
          statistics,
        }),
      ),
    };
  },
};

function named(tool, peers) {
  const version = peers[tool]?.version;
  return version ? `${tool} ${version}` : tool;
}

function contendersOf(context, parallel) {
  const { peers, cores, baseUrl, quick, statistics, onServer } = context;
  const { median } = statistics;
  const place = cores.client;
  const measure = (run) => async () => {
    const { served, ...measured } = await onServer({ answerAfterMs: ANSWER_AFTER_MS }, run);
    return { ...measured, trueMs: median(served.servedMs), servedRequests: served.servedMs.length };
  };
  const contenders = [
    {
      name: 'Mizani',
      measure: measure(async () => {
        const requests = quick ? 5 : OUR_REQUESTS[parallel];
        const [, { samples, cpuSeconds }] = await context.ours('measureRuns', {
          folder: context.makeFolder(),
          definitions: [
            warmUp(parallel),
            { prompts: sayYes(requests), rounds: 1, concurrency: parallel },
          ],
        });
        const reportedMs = median(samples.map(({ serviceMs }) => serviceMs));
        return { reportedMs, requests: samples.length, cpuSeconds };
      }),
    },
  ];
  if (peers.promptfoo) {
    const run = async () => {
      const tests = quick ? 4 : PROMPTFOO_TESTS[parallel];
      const options = { baseUrl, tests, concurrency: parallel, place };
      const { latenciesMs, cpuSeconds } = await runPromptfoo(peers.promptfoo, options);
      return { reportedMs: median(latenciesMs), requests: tests, cpuSeconds };
    };
    contenders.push({ name: 'promptfoo', isPeer: true, measure: measure(run) });
  }
  const load = { baseUrl, connections: parallel, seconds: PEER_SECONDS, place };
  if (peers.autocannon) {
    const run = async () => {
      const { p50Ms, ...measured } = await runAutocannon(peers.autocannon, load);
      return { ...measured, reportedMs: p50Ms };
    };
    contenders.push({ name: 'autocannon', isPeer: true, measure: measure(run) });
  }
  if (peers.wrk) {
    const run = async () => {
      const { p50Ms, requests, cpuSeconds } = await runWrk(peers.wrk, load);
      return { reportedMs: p50Ms, requests, cpuSeconds };
    };
    contenders.push({ name: 'wrk', isPeer: true, measure: measure(run) });
  }
  return contenders;
}
