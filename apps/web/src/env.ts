import path from 'node:path';
import { z } from 'zod';

const LOOPBACK_HOST = /^(localhost|127(\.\d{1,3}){3}|\[?::1\]?)$/;

const SECRET_VARIABLES = ['DATABASE_URL', 'REDIS_URL', 'MIZANI_SECRET'];

const environmentSchema = z.object({
  DATABASE_URL: z
    .string()
    .regex(/^(file:.+|postgres(ql)?:\/\/.+)/, 'must start with "file:" or "postgresql://"')
    .optional(),
  REDIS_URL: z
    .string()
    .regex(/^rediss?:\/\/.+/, 'must start with "redis://" or "rediss://"')
    .optional(),
  PORT: z.coerce
    .number({ error: 'must be a number from 1 to 65535' })
    .int('must be a whole number from 1 to 65535')
    .min(1, 'must be a number from 1 to 65535')
    .max(65_535, 'must be a number from 1 to 65535')
    .default(3000),
  HOST: z
    .string()
    .regex(
      LOOPBACK_HOST,
      'must be a loopback address such as 127.0.0.1: accounts do not exist yet, so Mizani refuses to listen where others could reach it',
    )
    .default('127.0.0.1'),
  MIZANI_DATA_DIR: z.string().default('.mizani'),
  MIZANI_SECRET: z.string().min(16, 'must have at least 16 characters').optional(),
  LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'], {
      error: 'must be one of fatal, error, warn, info, debug, trace, silent',
    })
    .default('info'),
});

export type WebEnvironment = {
  databaseUrl: string;
  /** Null in the embedded mode. */
  redisUrl: string | null;
  port: number;
  host: string;
  /** Absolute. */
  dataDir: string;
  /** Null when the secret is kept in the data directory. */
  configuredSecret: string | null;
  logLevel: z.infer<typeof environmentSchema>['LOG_LEVEL'];
};

/** The environment is unusable; the message has one line per variable. */
export class EnvironmentError extends Error {
  override readonly name = 'EnvironmentError';
}

/**
 * Reads the variables the web process knows; an empty one counts as absent.
 * Throws `EnvironmentError` that names every bad variable and says what it should be.
 */
export function parseEnvironment(
  source: Readonly<Record<string, string | undefined>>,
  workingDirectory: string,
): WebEnvironment {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''));
  const parsed = environmentSchema.safeParse(given);
  if (!parsed.success) {
    const lines = parsed.error.issues.map((issue) => {
      const variable = String(issue.path[0]);
      // Secrets and passwords in URLs must not end up in a log or on a projector.
      const shown = SECRET_VARIABLES.includes(variable) ? '' : ` (it is "${source[variable]}")`;
      return `${variable} ${issue.message}${shown}.`;
    });
    throw new EnvironmentError(lines.join('\n'));
  }
  const variables = parsed.data;
  const dataDir = path.resolve(workingDirectory, variables.MIZANI_DATA_DIR);
  return {
    databaseUrl: variables.DATABASE_URL ?? `file:${path.join(dataDir, 'mizani.db')}`,
    redisUrl: variables.REDIS_URL ?? null,
    port: variables.PORT,
    host: variables.HOST,
    dataDir,
    configuredSecret: variables.MIZANI_SECRET ?? null,
    logLevel: variables.LOG_LEVEL,
  };
}

let parsedOnce: WebEnvironment | undefined;

/** The environment of this process, parsed on first use. */
export function readEnvironment(): WebEnvironment {
  parsedOnce ??= parseEnvironment(process.env, process.cwd());
  return parsedOnce;
}
