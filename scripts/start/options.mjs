import { parseArgs } from 'node:util';
import { StartError } from './configuration.mjs';

export const HELP = `Usage: npm start -- [options]

Installs, builds, migrates and starts Mizani; every step is skipped when its inputs did not change.

Options
  --port <number>   port of the dashboard (default: PORT or 3000)
  --open            open the dashboard in the browser (default: on a terminal)
  --no-open         do not
  --verbose         show every log line of every part, not only warnings
  --help            show this text

Environment (a file named .env in this folder is read too)
  PORT, HOST               where the dashboard listens (3000, 127.0.0.1)
  DATABASE_URL             postgresql://…  (default: SQLite in the data folder)
  REDIS_URL                redis://…       (default: the embedded queue)
  MIZANI_DATA_DIR          data folder     (default: .mizani)
  MIZANI_SECRET            encrypts stored API keys (default: made once, kept in the data folder)
  MIZANI_HOST_NAME         name of this machine in the dashboard (default: its host name)
  MIZANI_MODELS_DIR        models served by the built-in model server (default: models)
  FOUNDRY_LOCAL_ENDPOINT   a Foundry Local server to attach, e.g. http://127.0.0.1:5273/v1
  LOG_LEVEL                debug, info, warn or error (default: info)

Logs are kept in <data folder>/logs.`;

/**
 * @param {string[]} argv
 * @returns {{ help: boolean, open: boolean, verbose: boolean, port: string | undefined }}
 * @throws {StartError} for an unknown option, naming it
 */
export function readOptions(argv) {
  try {
    const { values } = parseArgs({
      args: argv,
      allowNegative: true,
      options: {
        help: { type: 'boolean', short: 'h', default: false },
        open: { type: 'boolean', default: Boolean(process.stdout.isTTY && !process.env.CI) },
        verbose: { type: 'boolean', default: false },
        port: { type: 'string' },
      },
    });
    return { ...values, port: values.port };
  } catch (error) {
    throw new StartError(`${error.message.split('. ')[0]}. See npm start -- --help`);
  }
}
