import { RUN_ORDERS, type RunOrder } from '@mizani/core/benchmark/run-definition';

export const LOADS = ['closed', 'open'] as const;
/** `closed`: so many requests in flight. `open`: so many requests per second, whatever is answered. */
export type Load = (typeof LOADS)[number];

export const ARRIVAL_PROCESSES = ['poisson', 'constant'] as const;
type ArrivalProcess = (typeof ARRIVAL_PROCESSES)[number];

/** The finer choices of the new-run form, as typed. */
export type MeasuringDraft = {
  load: Load;
  concurrency: string;
  process: ArrivalProcess;
  /** Requests per second, separated by commas or spaces; rising. */
  rates: string;
  /** Whether the run ends as soon as its intervals are narrow enough. */
  stopsWhenPrecise: boolean;
  /** Half width of the intervals, in per cent of the value. */
  precisionPercent: string;
  maxRounds: string;
  order: RunOrder;
  cooldownSeconds: string;
  driftGuard: boolean;
  retries: string;
};

export const EMPTY_MEASURING: MeasuringDraft = {
  load: 'closed',
  concurrency: '1',
  process: 'poisson',
  rates: '1, 2, 4',
  stopsWhenPrecise: false,
  precisionPercent: '5',
  maxRounds: '50',
  order: 'interleaved',
  cooldownSeconds: '0',
  driftGuard: false,
  retries: '0',
};

const TYPED = [
  'concurrency',
  'rates',
  'precisionPercent',
  'maxRounds',
  'cooldownSeconds',
  'retries',
] as const;

/** Fills the choices from an address such as `?load=open&rates=1,2`; what is missing or unknown is the default. */
export function parseMeasuring(read: (name: string) => string | undefined): MeasuringDraft {
  const choose = <Value extends string>(
    values: readonly Value[],
    name: string,
    fallback: Value,
  ): Value => values.find((value) => value === read(name)) ?? fallback;
  return {
    ...EMPTY_MEASURING,
    ...Object.fromEntries(TYPED.map((field) => [field, read(field) ?? EMPTY_MEASURING[field]])),
    load: choose(LOADS, 'load', EMPTY_MEASURING.load),
    process: choose(ARRIVAL_PROCESSES, 'process', EMPTY_MEASURING.process),
    order: choose(RUN_ORDERS, 'order', EMPTY_MEASURING.order),
    stopsWhenPrecise: read('until') === '1',
    driftGuard: read('guard') === '1',
  };
}

/** The reverse of `parseMeasuring`: only what differs from the defaults. */
export function writeMeasuring(draft: MeasuringDraft, params: URLSearchParams): void {
  for (const field of [...TYPED, 'load', 'process', 'order'] as const) {
    if (draft[field] !== EMPTY_MEASURING[field]) params.set(field, draft[field]);
  }
  if (draft.stopsWhenPrecise) params.set('until', '1');
  if (draft.driftGuard) params.set('guard', '1');
}

/** An empty or unreadable number becomes NaN, which every schema refuses. */
export function toNumber(text: string): number {
  return text.trim() === '' ? Number.NaN : Number(text.trim().replace(',', '.'));
}

/** The part of a run's definition that these choices make, whether it is valid or not. */
export function measuringInput(draft: MeasuringDraft): Record<string, unknown> {
  const isOpen = draft.load === 'open';
  return {
    order: draft.order,
    ...(isOpen
      ? { arrivals: { process: draft.process, ratesPerSecond: toRates(draft.rates) } }
      : { concurrency: toNumber(draft.concurrency) }),
    ...(draft.stopsWhenPrecise && !isOpen
      ? {
          until: {
            relativeHalfWidth: toNumber(draft.precisionPercent) / 100,
            maxRounds: toNumber(draft.maxRounds),
          },
        }
      : {}),
    cooldownMs: Math.round(toNumber(draft.cooldownSeconds) * 1_000),
    driftGuard: draft.driftGuard,
    ...(isOpen ? {} : { retries: toNumber(draft.retries) }),
  };
}

/** Decimals are written with a point here, because commas separate the rates. */
function toRates(text: string): number[] {
  return text
    .split(/[\s,;]+/)
    .filter((part) => part !== '')
    .map(Number);
}
