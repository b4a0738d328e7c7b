import { benchmarkParametersSchema, newRunSchema } from '@mizani/core/benchmark/run-definition';
import type { z } from 'zod';
import { describeIssue } from '../arguments/describe-issue.ts';
import { parseNumber } from '../arguments/parse-number.ts';
import { splitList } from '../arguments/split-list.ts';
import type { CliEnvironment } from '../env.ts';
import { UsageError } from '../exit-codes.ts';
import { type BenchFlags, flagOfPath } from './bench-options.ts';

/** Far enough that a run stops by its interval and not by this, when nobody says where to stop. */
const MAX_ROUNDS_PER_ROUND = 20;
const ROUNDS_MAX = 10_000;
const ROUNDS_BY_DEFAULT = benchmarkParametersSchema.parse({}).rounds;

type Definition = z.input<typeof newRunSchema>;

/** What to measure, before the server was asked what there is. */
export type Benchmark = {
  /** As given, null for all that are available. */
  targets: string[] | null;
  /** Texts typed for this run; null when a prompt set is used. */
  prompts: { text: string }[] | null;
  /** Id or name of a prompt set; null for the one in the box. */
  promptSet: string | null;
  /** What was said and nothing else, so that the server's defaults hold for the rest. */
  parameters: Partial<Definition>;
};

/**
 * What flags and variables ask for; a flag wins. Checked by the schema of the API, so that a wrong value stops here.
 * Throws `UsageError` that names the flag and what it should be.
 */
export function readBenchmark(flags: BenchFlags, environment: CliEnvironment): Benchmark {
  refuseLonelyFlags(flags);
  const benchmark: Benchmark = {
    targets: readTargets(flags, environment),
    ...readPrompts(flags, environment),
    parameters: readParameters(flags, environment),
  };
  check(benchmark, flags);
  return benchmark;
}

function readTargets(flags: BenchFlags, environment: CliEnvironment): string[] | null {
  const given = flags.targets?.flatMap(splitList) ?? environment.targets ?? ['all'];
  return given.length === 1 && /^(all|auto)$/i.test(given[0] ?? '') ? null : given;
}

function readPrompts(
  flags: BenchFlags,
  environment: CliEnvironment,
): Pick<Benchmark, 'prompts' | 'promptSet'> {
  const promptSet = flags['prompt-set'];
  if (promptSet !== undefined) return { prompts: null, promptSet };
  const texts = flags.prompt ?? (environment.prompt === null ? null : [environment.prompt]);
  return { prompts: texts?.map((text) => ({ text })) ?? null, promptSet: null };
}

function readParameters(flags: BenchFlags, environment: CliEnvironment): Partial<Definition> {
  const number = (flag: keyof BenchFlags) => {
    const text = flags[flag];
    return typeof text === 'string' ? parseNumber(text) : undefined;
  };
  const rounds = number('rounds') ?? environment.rounds;
  const relativeHalfWidth = number('until');
  const ratesPerSecond = flags.rate?.flatMap(splitList).map(parseNumber);
  const given = {
    name: flags.name,
    rounds,
    warmups: number('warmups'),
    maxTokens: number('max-tokens') ?? environment.maxTokens,
    temperature: number('temperature') ?? environment.temperature,
    topP: number('top-p'),
    seed: number('seed'),
    cold: flags.cold,
    order: flags.order,
    concurrency: number('concurrency'),
    arrivals: ratesPerSecond && {
      ratesPerSecond,
      ...(flags.arrivals !== undefined && { process: flags.arrivals }),
    },
    until:
      relativeHalfWidth === undefined
        ? undefined
        : {
            relativeHalfWidth,
            maxRounds: number('max-rounds') ?? furthestRound(rounds ?? ROUNDS_BY_DEFAULT),
          },
    cooldownMs: number('cooldown'),
    driftGuard: flags['drift-guard'],
    retries: number('retries') ?? environment.retries,
    idleTimeoutMs: number('idle-timeout'),
    totalTimeoutMs: number('total-timeout'),
  };
  return Object.fromEntries(
    Object.entries(given).filter(([, value]) => value !== undefined),
  ) as Partial<Definition>;
}

function furthestRound(rounds: number): number {
  return Math.min(ROUNDS_MAX, Math.max(2, rounds * MAX_ROUNDS_PER_ROUND));
}

/** Flags that mean nothing without another one, and would be ignored in silence. */
function refuseLonelyFlags(flags: BenchFlags): void {
  if (flags.arrivals !== undefined && flags.rate === undefined) {
    throw new UsageError('--arrivals needs --rate.');
  }
  if (flags['max-rounds'] !== undefined && flags.until === undefined) {
    throw new UsageError('--max-rounds needs --until.');
  }
  if (flags.prompt !== undefined && flags['prompt-set'] !== undefined) {
    throw new UsageError('Give either --prompt or --prompt-set, not both.');
  }
}

function check({ targets, prompts, parameters }: Benchmark, flags: BenchFlags): void {
  const parsed = newRunSchema.safeParse({
    ...parameters,
    kind: 'benchmark',
    // What is not known yet is checked by the server.
    targets: targets ?? ['all'],
    prompts: prompts ?? [{ text: 'not known yet' }],
  });
  const issue = parsed.error?.issues[0];
  if (issue === undefined) return;
  const flag = flagOfPath(issue.path);
  const given = flags[flag.slice(2) as keyof BenchFlags];
  const shown = given === undefined ? '' : ` (it is "${given}")`;
  throw new UsageError(`${flag} ${describeIssue(issue)}${shown}.`);
}
