import { EnvironmentError } from '@mizani/core/environment/parse-variables';
import type { Command, CommandContext } from './command.ts';
import { bench } from './commands/bench.ts';
import { compare } from './commands/compare.ts';
import { doctor } from './commands/doctor.ts';
import { importRun } from './commands/import.ts';
import { report } from './commands/report.ts';
import type { CliEnvironment } from './env.ts';
import { CommandFailure, EXIT_CODES, UsageError } from './exit-codes.ts';

const COMMANDS = new Map<string, Command>([
  ['bench', bench],
  ['compare', compare],
  ['report', report],
  ['import', importRun],
  ['doctor', doctor],
]);

const HELP = `Usage: mizani <command> [options]      (npm run mizani -- <command> [options])

Weighs small language models against large ones, from a terminal.

Commands
${[...COMMANDS].map(([name, { summary }]) => `  ${name.padEnd(9)}${summary}`).join('\n')}

Options
  --help      of every command, too
  --version

Environment (a file named .env in Mizani's folder is read too; flags win)
  MIZANI_URL       which Mizani to talk to (default: this machine's own, at HOST and PORT)
  BENCH_MODELS, BENCH_ROUNDS, BENCH_PROMPT, BENCH_MAX_TOKENS, BENCH_TEMPERATURE, BENCH_STREAM,
  SLM_ALIAS, LLM_ALIAS, COMPARE_PROMPT, COMPARE_RETRIES
                   defaults of "bench"

Exit code: 0 done, 1 a verdict of --fail-on occurred, 2 wrong usage, 3 failure, 130 interrupted`;

export type Invocation = Omit<CommandContext, 'environment'> & {
  /** Called only when a command needs it: help must work with wrong variables. */
  readEnvironment: () => CliEnvironment;
  version: string;
};

/** Runs a command line and resolves to its exit code; what went wrong is told on the terminal. */
export async function runCli(argv: string[], invocation: Invocation): Promise<number> {
  const { terminal } = invocation;
  const [name, ...rest] = argv;
  try {
    return await dispatch(name, rest, invocation);
  } catch (error) {
    if (error instanceof UsageError) {
      const topic = COMMANDS.has(name ?? '') ? `${name} --help` : '--help';
      terminal.err(`mizani: ${error.message} See npm run mizani -- ${topic}\n`);
      return EXIT_CODES.usage;
    }
    if (error instanceof EnvironmentError) {
      terminal.err(`mizani: ${error.message}\n`);
      return EXIT_CODES.usage;
    }
    if (invocation.interruption.aborted) return EXIT_CODES.interrupted;
    terminal.err(`mizani: ${explain(error)}\n`);
    return EXIT_CODES.failure;
  }
}

/** What nobody raised on purpose is a fault of this program, so where it came from is worth a few lines. */
function explain(error: unknown): string | undefined {
  if (!(error instanceof Error)) return String(error);
  return error instanceof CommandFailure ? error.message : error.stack;
}

async function dispatch(
  name: string | undefined,
  argv: string[],
  { readEnvironment, version, ...rest }: Invocation,
): Promise<number> {
  const { terminal } = rest;
  if (name === '--version' || name === '-V') {
    terminal.out(`mizani ${version}\n`);
    return EXIT_CODES.done;
  }
  if (name === '--help' || name === '-h' || name === 'help') {
    terminal.out(`${HELP}\n`);
    return EXIT_CODES.done;
  }
  if (name === undefined) throw new UsageError('Give a command.');
  const command = COMMANDS.get(name);
  if (command === undefined) {
    throw new UsageError(`"${name}" is no command; there are ${[...COMMANDS.keys()].join(', ')}.`);
  }
  if (argv.includes('--help') || argv.includes('-h')) {
    terminal.out(`${command.help}\n`);
    return EXIT_CODES.done;
  }
  return command.run(argv, { ...rest, environment: readEnvironment() });
}
