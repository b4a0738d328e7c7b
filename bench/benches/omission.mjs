import { interleave, valuesOf } from '../measure/interleave.mjs';
import { runAutocannon } from '../peers/run-autocannon.mjs';
import { runWrk } from '../peers/run-wrk.mjs';
import { cell, formatNumber } from '../report/cells.mjs';
import { trueLatencies } from '../server/delivery-time.mjs';
import { sayYes, warmUp } from './say-yes.mjs';

const BEHAVIOUR = { answerAfterMs: 5, stall: { everyMs: 10_000, forMs: 1_000 } };
const RATE_PER_SECOND = 100;
const CONNECTIONS = 16;
const SECONDS = 10;

/** What a stall does to people, and what tools say of it. */
export const omission = {
  title: 'Coordinated omission: p99 of a server that stalls for 1 s in every 10',
  method:
    `The server answers after 5 ms but holds back everything in one second of every ten. People who come at ${RATE_PER_SECOND}/s ` +
    'whatever the server does meet the stall with one request in ten, so their true p99 follows from the schedule. ' +
    'Mizani sends at that rate (open loop, constant) and counts from the intended start. wrk and autocannon send the ' +
    `next request of each of ${CONNECTIONS} connections after the answer to the last (closed loop), so during the stall ` +
    'they hardly ask. autocannon reports what it saw, unless it is given a rate (`-R`, the same here): then it fills in ' +
    'what it would have seen (measured in one round only). wrk always fills in, at the pace that its connections had on average. One cycle of ' +
    `${SECONDS} s per round.`,

  measure: (context) => interleave({ ...context, contenders: contendersOf(context) }),

  report(measured, { statistics }) {
    const { trueP99Ms } = measured.Mizani[0];
    const tools = ['Mizani', 'autocannon with a rate', 'autocannon', 'wrk'];
    const errors = (tool) => valuesOf(measured[tool], ({ p99Ms }) => (p99Ms / trueP99Ms - 1) * 100);
    return {
      tables: [
        {
          title: `True p99: ${formatNumber(trueP99Ms, 0)} ms`,
          columns: ['tool', 'reported p50, ms', 'reported p99, ms', 'error of p99, %', 'CPU share'],
          rows: tools.map((tool) => [
            tool,
            ...['p50Ms', 'p99Ms'].map((key) =>
              cell(
                valuesOf(measured[tool], (record) => record[key]),
                { statistics, digits: 1 },
              ),
            ),
            cell(errors(tool), { statistics, digits: 1 }),
            cell(
              valuesOf(measured[tool], (record) => record.cpuShare),
              { statistics },
            ),
          ]),
        },
      ],
      claims: [],
    };
  },
};

function contendersOf(context) {
  const { peers, baseUrl, cores, quick, statistics } = context;
  const seconds = quick ? 1 : SECONDS;
  const everyMs = seconds * 1_000;
  const behaviour = { ...BEHAVIOUR, stall: { everyMs, forMs: everyMs / 10 } };
  const trueP99Ms = statistics.quantile(trueLatencies(behaviour), 0.99);
  const measure = (run) => async () => {
    const { p50Ms, p99Ms, cpuSeconds, wallMs } = await context.onServer(behaviour, run);
    const cpuShare = cpuSeconds === null ? null : (cpuSeconds * 1_000) / wallMs;
    return { trueP99Ms, p50Ms, p99Ms, cpuShare };
  };
  const ours = async () => {
    const [, { samples, cpuSeconds, wallMs }] = await context.ours('measureRuns', {
      folder: context.makeFolder(),
      definitions: [
        warmUp(CONNECTIONS),
        {
          prompts: sayYes(RATE_PER_SECOND * seconds),
          rounds: 1,
          arrivals: { process: 'constant', ratesPerSecond: [RATE_PER_SECOND] },
        },
      ],
    });
    const totalsMs = samples.map(({ totalMs }) => totalMs);
    const [p50Ms, p99Ms] = [0.5, 0.99].map((share) => statistics.quantile(totalsMs, share));
    return { p50Ms, p99Ms, cpuSeconds, wallMs };
  };
  const load = { baseUrl, connections: CONNECTIONS, seconds, place: cores.client };
  const contenders = [{ name: 'Mizani', measure: measure(ours) }];
  if (peers.wrk) {
    const run = () => runWrk(peers.wrk, load);
    contenders.push({ name: 'wrk', isPeer: true, measure: measure(run) });
  }
  if (peers.autocannon) {
    const closed = () => runAutocannon(peers.autocannon, load);
    const open = () => runAutocannon(peers.autocannon, { ...load, ratePerSecond: RATE_PER_SECOND });
    contenders.push(
      { name: 'autocannon', isPeer: true, measure: measure(closed) },
      { name: 'autocannon with a rate', isPeer: true, isOnceOnly: true, measure: measure(open) },
    );
  }
  return contenders;
}
