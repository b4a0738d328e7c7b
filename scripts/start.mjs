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

async function main() {
  const options = readOptions(process.argv.slice(2));
  if (options.help) return console.log(HELP);
  ensureNodeVersion();
  loadEnvFile();
  const config = readStartConfig(process.env, options);
  prepareDataFolder(config);
  await ensurePortIsFree(config);
  await install();
  await build();
  await migrate(config);
  const supervisor = createSupervisor(config);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => supervisor.stop(0));
  }
  await supervisor.start(await describeParts(config));
  if (supervisor.stopping) return;
  console.log(
    `\nMizani is ready: ${config.url}  (${config.database}, ${config.queue} queue; Ctrl-C stops it)`,
  );
  if (options.open) openBrowser(config.url);
}

main().catch((error) => {
  console.error(error instanceof StartError ? `mizani: ${error.message}` : error);
  process.exitCode = 1;
});
