import { hostname } from 'node:os';
import path from 'node:path';
import { INSTALLATION_VARIABLES } from '@mizani/core/environment/installation-variables';
import { parseVariables } from '@mizani/core/environment/parse-variables';
import { z } from 'zod';

const serverAddress = z
  .string()
  .regex(/^https?:\/\/[^/\s]/, 'must be an address such as http://127.0.0.1:5273');

const environmentSchema = z.object({
  ...INSTALLATION_VARIABLES,
  MIZANI_HOST_NAME: z
    .string()
    .trim()
    .min(1, 'must not be blank')
    .max(100, 'must have at most 100 characters')
    .optional(),
  MIZANI_MODEL_SERVER_URL: serverAddress.optional(),
  FOUNDRY_LOCAL_ENDPOINT: serverAddress.optional(),
  MIZANI_LEASE_MS: z
    .string()
    .regex(/^\d{3,6}$/, 'must be a whole number of milliseconds from 300 to 600000')
    .transform(Number)
    .refine(
      (leaseMs) => leaseMs >= 300 && leaseMs <= 600_000,
      'must be a whole number of milliseconds from 300 to 600000',
    )
    .default(15_000),
});

export type WorkerEnvironment = {
  databaseUrl: string;
  /** Null in the embedded mode. */
  redisUrl: string | null;
  /** Absolute. */
  dataDir: string;
  /** Null when the secret is kept in the data folder. */
  configuredSecret: string | null;
  hostName: string;
  /** Where the bundled models are served; null when they are not. */
  modelServerUrl: string | null;
  foundryLocalEndpoint: string | null;
  logLevel: z.infer<typeof environmentSchema>['LOG_LEVEL'];
  /** How long a job may go without a sign of life of its worker before another one takes it over. */
  leaseMs: number;
};

/**
 * Reads the variables that the worker knows; an empty one counts as absent.
 * Throws `EnvironmentError` that names every bad variable and says what it should be.
 */
export function readEnvironment(
  source: Readonly<Record<string, string | undefined>> = process.env,
): WorkerEnvironment {
  const variables = parseVariables(environmentSchema, source);
  const dataDir = path.resolve(variables.MIZANI_DATA_DIR);
  return {
    databaseUrl: variables.DATABASE_URL ?? `file:${path.join(dataDir, 'mizani.db')}`,
    redisUrl: variables.REDIS_URL ?? null,
    dataDir,
    configuredSecret: variables.MIZANI_SECRET ?? null,
    hostName: variables.MIZANI_HOST_NAME ?? hostname(),
    modelServerUrl: variables.MIZANI_MODEL_SERVER_URL ?? null,
    foundryLocalEndpoint: variables.FOUNDRY_LOCAL_ENDPOINT ?? null,
    logLevel: variables.LOG_LEVEL,
    leaseMs: variables.MIZANI_LEASE_MS,
  };
}
