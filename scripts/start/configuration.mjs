import { accessSync, constants, existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';

export const ROOT = path.resolve(import.meta.dirname, '../..');
const LOOPBACK = ['127.0.0.1', 'localhost', '::1'];

/** Something the user can mend; printed as one line without a stack. */
export class StartError extends Error {}

/** Reads `.env` of this folder into the environment, if there is one; what is set already wins. */
export function loadEnvFile() {
  const file = path.join(ROOT, '.env');
  if (existsSync(file)) process.loadEnvFile(file);
}

/**
 * Where each part runs and what it is told; the parts validate their own variables once more. An empty variable counts
 * as absent.
 */
export function readStartConfig(environment, options) {
  const env = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const port = readPort(options.port ?? env.PORT ?? '3000');
  const host = env.HOST ?? '127.0.0.1';
  if (!LOOPBACK.includes(host)) {
    throw new StartError(
      `HOST must be 127.0.0.1, localhost or ::1 (it is "${host}"): there are no accounts yet, so Mizani refuses to listen where others could reach it.`,
    );
  }
  const dataDir = path.resolve(ROOT, env.MIZANI_DATA_DIR ?? '.mizani');
  const databaseUrl = env.DATABASE_URL ?? `file:${path.join(dataDir, 'mizani.db')}`;
  if (!/^(file:|postgres(ql)?:\/\/)/.test(databaseUrl)) {
    throw new StartError(
      'DATABASE_URL must start with postgresql:// or file: (leave it out for SQLite in the data folder).',
    );
  }
  if (env.REDIS_URL && !/^rediss?:\/\//.test(env.REDIS_URL)) {
    throw new StartError(
      'REDIS_URL must start with redis:// or rediss:// (leave it out for the embedded queue).',
    );
  }
  return {
    port,
    host,
    dataDir,
    logDir: path.join(dataDir, 'logs'),
    url: `http://${host.includes(':') ? `[${host}]` : host}:${port}`,
    database: databaseUrl.startsWith('file:') ? 'SQLite' : 'PostgreSQL',
    queue: env.REDIS_URL ? 'Redis' : 'embedded',
    verbose: options.verbose,
    env: {
      ...env,
      NODE_ENV: 'production',
      NEXT_TELEMETRY_DISABLED: '1',
      PORT: String(port),
      HOST: host,
      MIZANI_DATA_DIR: dataDir,
      MIZANI_MODELS_DIR: path.resolve(ROOT, env.MIZANI_MODELS_DIR ?? 'models'),
      DATABASE_URL: databaseUrl,
    },
  };
}

function readPort(text) {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    throw new StartError(`PORT must be a number from 1 to 65535 (it is "${text}").`);
  }
  return port;
}

/** Makes the data and log folders, and proves that they can be written before anything is started. */
export function prepareDataFolder({ dataDir, logDir }) {
  try {
    mkdirSync(logDir, { recursive: true });
    accessSync(dataDir, constants.R_OK | constants.W_OK);
  } catch (error) {
    throw new StartError(
      `The data folder ${dataDir} cannot be written (${error.code}). Change its permissions, or set MIZANI_DATA_DIR.`,
    );
  }
}
