// `npm start`: from a fresh clone to a running Mizani. Plain Node without dependencies, because it runs before
// anything is installed.
import {
  loadEnvFile,
  prepareDataFolder,
  readStartConfig,
  StartError,
} from './start/configuration.mjs';
import { openBrowser } from './start/open-browser.mjs';
import { HELP, readOptions } from './start/options.mjs';
import { describeParts } from './start/parts.mjs';
import { ensurePortIsFree } from './start/ports.mjs';
import { build, ensureNodeVersion, install, migrate } from './start/prepare.mjs';
import { createSupervisor } from './start/supervisor.mjs';

const interrupted = new AbortController();

async function main() {
  const options = readOptions(process.argv.slice(2));
  if (options.help) return console.log(HELP);
  ensureNodeVersion();
  loadEnvFile();
  const config = readStartConfig(process.env, options);
  const supervisor = createSupervisor(config);
  // A program that started this one over a channel, such as the terminal client, is gone when that breaks.
  for (const request of ['SIGINT', 'SIGTERM', 'SIGHUP', 'disconnect']) {
    process.on(request, () => {
      interrupted.abort();
      if (supervisor.started) supervisor.stop(0);
    });
  }
  prepareDataFolder(config);
  await ensurePortIsFree(config);
  await install(interrupted.signal);
  await build(interrupted.signal);
  await migrate(config, interrupted.signal);
  const parts = await describeParts(config);
  interrupted.signal.throwIfAborted();
  await supervisor.start(parts);
  if (supervisor.stopping) return;
  console.log(
    `\nMizani is ready: ${config.url}  (${config.database}, ${config.queue} queue; Ctrl-C stops it)`,
  );
  if (options.open) openBrowser(config.url);
}

main().catch((error) => {
  process.exitCode = 1;
  if (interrupted.signal.aborted) return;
  console.error(error instanceof StartError ? `mizani: ${error.message}` : error);
});
