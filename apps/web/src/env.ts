import path from 'node:path';
import { INSTALLATION_VARIABLES } from '@mizani/core/environment/installation-variables';
import { parseVariables } from '@mizani/core/environment/parse-variables';
import { z } from 'zod';

const LOOPBACK_HOST = /^(localhost|127(\.\d{1,3}){3}|\[?::1\]?)$/;

const environmentSchema = z.object({
  ...INSTALLATION_VARIABLES,
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

/**
 * Reads the variables the web process knows; an empty one counts as absent.
 * Throws `EnvironmentError` that names every bad variable and says what it should be.
 */
export function parseEnvironment(
  source: Readonly<Record<string, string | undefined>>,
  workingDirectory: string,
): WebEnvironment {
  const variables = parseVariables(environmentSchema, source);
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
