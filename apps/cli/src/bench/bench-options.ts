import type { ParseArgsConfig } from 'node:util';
import { SERVER_OPTIONS } from '../arguments/read-arguments.ts';
import { JUDGE_OPTIONS } from '../output/judge.ts';

const text = { type: 'string' } as const;
const list = { type: 'string', multiple: true } as const;
const boolean = { type: 'boolean' } as const;

/** Flags of `bench`, by name. */
export const BENCH_OPTIONS = {
  ...SERVER_OPTIONS,
  ...JUDGE_OPTIONS,
  targets: list,
  prompt: list,
  'prompt-set': text,
  name: text,
  rounds: text,
  warmups: text,
  'max-tokens': text,
  temperature: text,
  'top-p': text,
  seed: text,
  cold: boolean,
  order: text,
  concurrency: text,
  rate: list,
  arrivals: text,
  until: text,
  'max-rounds': text,
  cooldown: text,
  'drift-guard': boolean,
  retries: text,
  'idle-timeout': text,
  'total-timeout': text,
  json: boolean,
  'no-wait': boolean,
} as const satisfies NonNullable<ParseArgsConfig['options']>;

type Values = { [Flag in keyof typeof BENCH_OPTIONS]?: Value<(typeof BENCH_OPTIONS)[Flag]> };
type Value<Option> = Option extends { multiple: true }
  ? string[] | undefined
  : Option extends { type: 'boolean' }
    ? boolean | undefined
    : string | undefined;
export type BenchFlags = Values;

/** Where each part of a run's definition comes from, for messages. */
export const FLAG_OF_FIELD: Readonly<Record<string, string>> = {
  targets: '--targets',
  prompts: '--prompt',
  promptSet: '--prompt-set',
  name: '--name',
  rounds: '--rounds',
  warmups: '--warmups',
  maxTokens: '--max-tokens',
  temperature: '--temperature',
  topP: '--top-p',
  seed: '--seed',
  cold: '--cold',
  order: '--order',
  concurrency: '--concurrency',
  arrivals: '--rate',
  'arrivals.process': '--arrivals',
  'arrivals.ratesPerSecond': '--rate',
  until: '--until',
  'until.relativeHalfWidth': '--until',
  'until.maxRounds': '--max-rounds',
  cooldownMs: '--cooldown',
  driftGuard: '--drift-guard',
  retries: '--retries',
  idleTimeoutMs: '--idle-timeout',
  totalTimeoutMs: '--total-timeout',
};

/** The flag behind a path into a run's definition, e.g. `until.maxRounds` or `targets.0`. */
export function flagOfPath(path: readonly PropertyKey[]): string {
  for (let length = path.length; length > 0; length -= 1) {
    const flag = FLAG_OF_FIELD[path.slice(0, length).join('.')];
    if (flag !== undefined) return flag;
  }
  return path.join('.');
}
