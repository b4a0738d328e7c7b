import { type ParseArgsConfig, parseArgs } from 'node:util';
import { z } from 'zod';
import { UsageError } from '../exit-codes.ts';
import { describeIssue } from './describe-issue.ts';
import { parseNumber } from './parse-number.ts';

type Options = NonNullable<ParseArgsConfig['options']>;

/** Options of every command that talks to a server. */
export const SERVER_OPTIONS = {
  url: { type: 'string' },
  verbose: { type: 'boolean' },
} as const satisfies Options;

/**
 * The options and operands of a command line.
 * Throws `UsageError` that names an unknown option, one without its value, or a missing or surplus operand.
 */
export function readArguments<const Given extends Options>(
  argv: string[],
  options: Given,
  operandNames: readonly string[] = [],
) {
  const { values, positionals } = parseOrExplain(argv, options);
  const missing = operandNames[positionals.length];
  if (missing !== undefined) throw new UsageError(`Give ${missing}.`);
  const surplus = positionals[operandNames.length];
  if (surplus !== undefined) throw new UsageError(`"${surplus}" is one argument too many.`);
  return { values, positionals };
}

function parseOrExplain<const Given extends Options>(argv: string[], options: Given) {
  try {
    return parseArgs({ args: argv, options, allowPositionals: true, strict: true });
  } catch (error) {
    // The first sentence says what is wrong; the rest is advice about positional arguments.
    const [message] = error instanceof Error ? error.message.split(/[.\n]/) : [];
    throw new UsageError(`${message}.`);
  }
}

/** A flag's text as what the schema of a number takes. Throws `UsageError` that names the flag. */
export function readNumber(
  flag: string,
  text: string | undefined,
  schema: z.ZodType<number>,
): number | undefined {
  if (text === undefined) return undefined;
  const parsed = schema.safeParse(parseNumber(text));
  if (parsed.success) return parsed.data;
  throw new UsageError(`${flag} ${describeIssue(parsed.error.issues[0])} (it is "${text}").`);
}

/** A flag's text as one of a few words. Throws `UsageError` that names the flag and the words. */
export function readChoice<const Choice extends string>(
  flag: string,
  text: string,
  choices: readonly Choice[],
): Choice {
  const parsed = z.enum(choices).safeParse(text);
  if (parsed.success) return parsed.data;
  throw new UsageError(`${flag} must be one of ${choices.join(', ')} (it is "${text}").`);
}
