import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { readEnvironment } from './env.ts';
import { EXIT_CODES } from './exit-codes.ts';
import { openTerminal } from './output/open-terminal.ts';
import { runCli } from './run-cli.ts';

// The same number of folders down for this source and for the bundle that is made of it.
const root = path.resolve(import.meta.dirname, '../../..');
const packageSchema = z.object({ version: z.string() });
const { version } = packageSchema.parse(
  JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')),
);

const interruption = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => {
    // Somebody who asks twice does not want to wait; a product that was started ends with its broken channel.
    if (interruption.signal.aborted) process.exit(EXIT_CODES.interrupted);
    interruption.abort();
  });
}
let outputIsLost = false;
const terminal = openTerminal({
  stdout: process.stdout,
  stderr: process.stderr,
  isInteractive: process.stderr.isTTY === true,
  onOutputLost(error) {
    outputIsLost = true;
    // May come after the command has ended.
    process.exitCode = EXIT_CODES.failure;
    process.stderr.write(`mizani: The output could not be written: ${error.message}\n`);
  },
});

const exitCode = await runCli(process.argv.slice(2), {
  root,
  version,
  readEnvironment,
  interruption: interruption.signal,
  terminal,
});
process.exitCode = outputIsLost ? EXIT_CODES.failure : exitCode;
