import { interleave, ratiosOf, valuesOf } from '../measure/interleave.mjs';
import { cell, judge } from '../report/cells.mjs';
import { sayYes, warmUp } from './say-yes.mjs';

const CONCURRENCY = 16;
const SHARE_MIN = 0.8;
const LOADS = [
  { name: 'requests', unit: 'requests/s', chunkCount: 1, samples: 5_000 },
  { name: 'chunks', unit: 'SSE chunks/s', chunkCount: 128, samples: 600 },
];
const CONTENDERS = ['bare undici', 'Mizani’s client', 'Mizani, whole run'];

/** How much can be measured at all, as a share of what the HTTP library below can carry. */
export const ceiling = {
  title: 'Ceiling: how much can be measured',
  method:
    `A server that answers at once, ${CONCURRENCY} requests in flight, streams of 1 and of 128 chunks, each a write of ` +
    'its own. Bare undici (its fastest interface, `dispatch`) reads the same bytes and forgets them. Mizani’s client ' +
    'parses and times every chunk and keeps every record in memory; the whole run also plans, counts and stores ' +
    'every sample in SQLite. The server’s CPU share tells whether it was the limit: near 1, the shares say less.',

  async measure(context) {
    const measured = {};
    for (const load of LOADS) {
      context.log(load.unit);
      measured[load.name] = await interleave({
        ...context,
        contenders: contendersOf(context, load),
      });
    }
    return measured;
  },

  report(measured, { statistics }) {
    const show = { statistics, digits: 0 };
    const shares = ({ name }, contender) =>
      ratiosOf(measured[name][contender], measured[name]['bare undici'], (record) => record.rate);
    return {
      tables: [
        {
          title: 'Rates',
          columns: ['what', ...CONTENDERS],
          rows: LOADS.map(({ name, unit }) => [
            unit,
            ...CONTENDERS.map((contender) =>
              cell(
                valuesOf(measured[name][contender], (record) => record.rate),
                show,
              ),
            ),
          ]),
        },
        {
          title: 'CPU share of the client / of the server',
          columns: ['what', ...CONTENDERS],
          rows: LOADS.map(({ name, unit }) => [
            unit,
            ...CONTENDERS.map((contender) => {
              const records = measured[name][contender];
              const client = cell(
                valuesOf(records, (record) => record.cpuShare),
                { statistics },
              );
              const server = cell(
                valuesOf(records, (record) => record.serverCpuShare),
                {
                  statistics,
                },
              );
              return `${client} / ${server}`;
            }),
          ]),
        },
      ],
      claims: LOADS.flatMap((load) =>
        CONTENDERS.slice(1).map((contender) =>
          judge({
            what: `${load.unit} of ${contender}, as a share of bare undici’s`,
            values: shares(load, contender),
            limit: SHARE_MIN,
            direction: 'at least',
            unit: 'x',
            statistics,
          }),
        ),
      ),
    };
  },
};

function contendersOf(context, { name, chunkCount, samples }) {
  const { quick } = context;
  const measure = (run) => async () => {
    const { served, wallMs, cpuSeconds, count } = await context.onServer({ chunkCount }, run);
    return {
      rate: (count / wallMs) * 1_000,
      cpuShare: (cpuSeconds * 1_000) / wallMs,
      serverCpuShare: (served.cpuSeconds * 1_000) / wallMs,
    };
  };
  const fire = (task) => async () => {
    const durationMs = quick ? 200 : 2_000;
    const { requests, ...used } = await context.ours(task, {
      concurrency: CONCURRENCY,
      durationMs,
    });
    return { ...used, count: name === 'chunks' ? requests * chunkCount : requests };
  };
  const run = async () => {
    const planned = quick ? 100 : samples;
    const prompts = Math.min(planned, 500);
    const rounds = Math.ceil(planned / prompts);
    const [, { samples: taken, ...used }] = await context.ours('measureRuns', {
      folder: context.makeFolder(),
      definitions: [
        warmUp(CONCURRENCY),
        { prompts: sayYes(prompts), rounds, warmups: 0, concurrency: CONCURRENCY },
      ],
    });
    return { ...used, count: name === 'chunks' ? taken.length * chunkCount : taken.length };
  };
  return [
    { name: 'bare undici', measure: measure(fire('measureUndiciCeiling')) },
    { name: 'Mizani’s client', measure: measure(fire('measureOurCeiling')) },
    { name: 'Mizani, whole run', measure: measure(run) },
  ];
}
