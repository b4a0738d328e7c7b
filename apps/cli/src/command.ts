import type { Readable } from 'node:stream';
import type { CliEnvironment } from './env.ts';

/** Where a command writes: results to `out`, everything else to `err`. */
export type Terminal = {
  out: (text: string) => void;
  err: (text: string) => void;
  /** Writes to `out` as fast as it is taken there. Rejects when it is not taken to the end, or the signal aborts. */
  outStream: (content: Readable, signal: AbortSignal) => Promise<void>;
  /** Whether `err` is looked at by a person, so that a line may be drawn over. */
  isInteractive: boolean;
};

export type CommandContext = {
  environment: CliEnvironment;
  /** The folder of this Mizani, where a server can be started from. */
  root: string;
  terminal: Terminal;
  /** Aborts with the first Ctrl-C. */
  interruption: AbortSignal;
};

export type Command = {
  /** One line for the list of commands. */
  summary: string;
  /** What `--help` shows. */
  help: string;
  /** Resolves to the exit code. Throws `UsageError` or `CommandFailure`. */
  run: (argv: string[], context: CommandContext) => Promise<number>;
};
