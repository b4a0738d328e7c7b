import { interleave, ratiosOf, valuesOf } from '../measure/interleave.mjs';
import { runPromptfoo } from '../peers/run-promptfoo.mjs';
import { cell, judge } from '../report/cells.mjs';
import { sayYes } from './say-yes.mjs';

const TESTS = 500;
const CONCURRENCY = 32;
const RATIO_MIN = 15;

/** How fast answers are asked for, judged and stored. */
export const evaluations = {
  title: 'Evaluations per second beside promptfoo',
  method:
    `${TESTS} prompts with one check each (the answer contains a word), a server that answers at once, ${CONCURRENCY} ` +
    'requests in flight. promptfoo runs without its cache, its table and its database, and what it takes for a ' +
    'single test is subtracted as its start. Mizani’s rate counts from its first request to the end of the run, every ' +
    'sample and score stored in SQLite: for the first run of a fresh process, and for the next one, since a worker ' +
    'lives long and promptfoo does not.',

  measure: (context) => interleave({ ...context, contenders: contendersOf(context) }),

  report({ Mizani, promptfoo }, { statistics, peers }) {
    const runs = {
      'Mizani, first run': valuesOf(Mizani, ({ first }) => first),
      'Mizani, next run': valuesOf(Mizani, ({ next }) => next),
    };
    const tools = { ...runs, [`promptfoo ${peers.promptfoo?.version ?? ''}`.trim()]: promptfoo };
    const starts = valuesOf(promptfoo, ({ startMs }) => startMs / 1_000);
    return {
      tables: [
        {
          title: `${TESTS} evaluations`,
          columns: ['tool', 'evaluations/s', 'CPU ms per evaluation', 'peak memory, MB'],
          rows: Object.entries(tools).map(([name, records]) => [
            name,
            cell(
              valuesOf(records, ({ rate }) => rate),
              { statistics, digits: 0 },
            ),
            cell(
              valuesOf(records, ({ cpuMsEach }) => cpuMsEach),
              { statistics },
            ),
            cell(
              valuesOf(records, ({ memoryMegabytes }) => memoryMegabytes),
              { statistics, digits: 0 },
            ),
          ]),
        },
      ],
      claims: Object.entries(runs).map(([name, records]) =>
        judge({
          what: `Evaluations per second of ${name}, as a multiple of promptfoo’s`,
          values: ratiosOf(records, promptfoo, ({ rate }) => rate),
          limit: RATIO_MIN,
          direction: 'at least',
          unit: 'x',
          digits: 1,
          statistics,
        }),
      ),
      remarks: promptfoo
        ? [`What was subtracted as promptfoo’s start: ${cell(starts, { statistics, unit: 's' })}.`]
        : [],
    };
  },
};

function contendersOf(context) {
  const { peers, baseUrl, cores, quick } = context;
  const tests = quick ? 20 : TESTS;
  const measureOurs = async () => {
    await context.behave({});
    const prompts = sayYes(tests, { checks: [{ kind: 'contains', text: 'yes' }] });
    const definition = { prompts, rounds: 1, concurrency: CONCURRENCY };
    const [first, next] = await context.ours('measureRuns', {
      folder: context.makeFolder(),
      definitions: [definition, definition],
    });
    for (const { passedChecks } of [first, next]) {
      // The warm-up is judged as well.
      if (passedChecks < tests) throw new Error(`${passedChecks} of ${tests} checks passed.`);
    }
    return { first: summarize({ tests, ...first }), next: summarize({ tests, ...next }) };
  };
  const measurePromptfoo = async () => {
    await context.behave({});
    const options = { baseUrl, concurrency: CONCURRENCY, place: cores.client };
    const start = await runPromptfoo(peers.promptfoo, { ...options, tests: 1 });
    const whole = await runPromptfoo(peers.promptfoo, { ...options, tests });
    return {
      startMs: start.wallMs,
      ...summarize({
        tests: tests - 1,
        wallMs: whole.wallMs - start.wallMs,
        cpuSeconds: whole.cpuSeconds === null ? null : whole.cpuSeconds - start.cpuSeconds,
        maxMemoryBytes: whole.maxMemoryBytes,
      }),
    };
  };
  const contenders = [{ name: 'Mizani', measure: measureOurs }];
  if (peers.promptfoo) {
    contenders.push({ name: 'promptfoo', isPeer: true, measure: measurePromptfoo });
  }
  return contenders;
}

function summarize({ tests, wallMs, cpuSeconds, maxMemoryBytes }) {
  return {
    rate: (tests / wallMs) * 1_000,
    cpuMsEach: cpuSeconds === null ? null : (cpuSeconds / tests) * 1_000,
    memoryMegabytes: maxMemoryBytes === null ? null : maxMemoryBytes / 1e6,
  };
}
