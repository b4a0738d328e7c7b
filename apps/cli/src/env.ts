import { benchmarkParametersSchema } from '@mizani/core/benchmark/run-definition';
import { parseVariables } from '@mizani/core/environment/parse-variables';
import { z } from 'zod';
import { describeIssue } from './arguments/describe-issue.ts';
import { parseNumber } from './arguments/parse-number.ts';
import { splitList } from './arguments/split-list.ts';

/** Names that the workshop's files use; its examples have comments behind the values. */
const WORKSHOP_VARIABLES = [
  'BENCH_MODELS',
  'BENCH_ROUNDS',
  'BENCH_PROMPT',
  'BENCH_STREAM',
  'BENCH_MAX_TOKENS',
  'BENCH_TEMPERATURE',
  'SLM_ALIAS',
  'LLM_ALIAS',
  'COMPARE_PROMPT',
  'COMPARE_RETRIES',
];

/** A word between blanks only: "issue #3" in a prompt is no comment. */
const TRAILING_COMMENT = /(^|\s+)#(\s.*)?$/s;

const SWITCH = /^(0|1|true|false|yes|no|on|off)$/i;

const { rounds, maxTokens, temperature, retries } = benchmarkParametersSchema.shape;

const environmentSchema = z.object({
  MIZANI_URL: z
    .string()
    .regex(/^https?:\/\/[^/\s]/, 'must be an address such as http://127.0.0.1:3000')
    .optional(),
  HOST: z.string().default('127.0.0.1'),
  PORT: numberLike(z.int().min(1).max(65_535)).default(3000),
  BENCH_MODELS: z.string().transform(splitList).optional(),
  BENCH_ROUNDS: numberLike(rounds).optional(),
  BENCH_PROMPT: z.string().optional(),
  BENCH_STREAM: z.string().regex(SWITCH, 'must be 0 or 1').optional(),
  BENCH_MAX_TOKENS: numberLike(maxTokens).optional(),
  BENCH_TEMPERATURE: numberLike(temperature).optional(),
  SLM_ALIAS: z.string().optional(),
  LLM_ALIAS: z.string().optional(),
  COMPARE_PROMPT: z.string().optional(),
  COMPARE_RETRIES: numberLike(retries).optional(),
});

/** What the variables say; a flag on the command line wins over each. */
export type CliEnvironment = {
  /** Null when the product may be started if none runs. */
  url: string | null;
  /** Where this machine's own Mizani listens, or would. */
  localHost: string;
  localPort: number;
  /** Aliases, or the word that means all; null when nothing is said. */
  targets: string[] | null;
  prompt: string | null;
  rounds: number | undefined;
  maxTokens: number | undefined;
  temperature: number | undefined;
  retries: number | undefined;
  /** Whether the variables ask for answers that are not streamed, which nothing here does. */
  unstreamed: boolean;
};

/**
 * Reads the variables that the client knows; an empty one counts as absent.
 * Throws `EnvironmentError` that names every bad variable and says what it should be.
 */
export function readEnvironment(
  source: Readonly<Record<string, string | undefined>> = process.env,
): CliEnvironment {
  const cleaned = { ...source };
  for (const name of WORKSHOP_VARIABLES) {
    cleaned[name] = source[name]?.replace(TRAILING_COMMENT, '').trim() ?? '';
  }
  const variables = parseVariables(environmentSchema, cleaned);
  const pair = [variables.SLM_ALIAS, variables.LLM_ALIAS].filter((alias) => alias !== undefined);
  return {
    url: variables.MIZANI_URL ?? null,
    localHost: variables.HOST,
    localPort: variables.PORT,
    targets: variables.BENCH_MODELS ?? (pair.length > 0 ? pair : null),
    prompt: variables.BENCH_PROMPT ?? variables.COMPARE_PROMPT ?? null,
    rounds: variables.BENCH_ROUNDS,
    maxTokens: variables.BENCH_MAX_TOKENS,
    temperature: variables.BENCH_TEMPERATURE,
    retries: variables.COMPARE_RETRIES,
    unstreamed: /^(0|false|no|off)$/i.test(variables.BENCH_STREAM ?? ''),
  };
}

/** A variable that must be what the given schema of a number takes. */
function numberLike(schema: z.ZodType<number | undefined>) {
  return z.string().transform((text, context) => {
    const parsed = schema.safeParse(parseNumber(text));
    if (parsed.success && parsed.data !== undefined) return parsed.data;
    const message = describeIssue(parsed.error?.issues[0]);
    context.addIssue({ code: 'custom', message });
    return z.NEVER;
  });
}
