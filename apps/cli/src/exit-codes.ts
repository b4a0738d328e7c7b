/** What the exit code says; scripts and CI rely on it. */
export const EXIT_CODES = {
  /** Done, and no condition of `--fail-on` occurred. */
  done: 0,
  /** A condition of `--fail-on` occurred. */
  verdict: 1,
  /** The command line or a variable is wrong. */
  usage: 2,
  /** The run failed or is invalid, or the server could not be reached. */
  failure: 3,
  interrupted: 130,
} as const;

/** The command line or a variable is wrong; the message is one line that names it. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** What was asked for could not be done; the message is for people. */
export class CommandFailure extends Error {
  override readonly name = 'CommandFailure';
}
