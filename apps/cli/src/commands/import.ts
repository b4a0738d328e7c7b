import { open } from 'node:fs/promises';
import { understand } from '../api/connect.ts';
import { createdSchema } from '../api/resources.ts';
import { readArguments, SERVER_OPTIONS } from '../arguments/read-arguments.ts';
import type { Command } from '../command.ts';
import { EXIT_CODES, UsageError } from '../exit-codes.ts';
import { withServer } from '../server/with-server.ts';

const HELP = `Usage: mizani import <file> [options]

Stores a run that another Mizani wrote with "mizani report <run> --format ndjson", and prints its id.

Options
  --url <address>   which Mizani (default: MIZANI_URL, else this machine's own; it is started if none runs)
  --verbose         also show what a server that is started says

Exit code: 0 imported, 2 wrong usage, 3 the file was refused or the server cannot be reached, 130 interrupted`;

export const importRun: Command = {
  summary: 'store a run from a file',
  help: HELP,
  async run(argv, context) {
    const { values, positionals } = readArguments(argv, SERVER_OPTIONS, ['a file']);
    const [file = ''] = positionals;
    const handle = await openFile(file);
    try {
      return await withServer(context, values, async (api) => {
        const created = await api.read('/runs/import', {
          method: 'POST',
          headers: { 'content-type': 'application/x-ndjson' },
          body: handle.createReadStream(),
          duplex: 'half',
          signal: context.interruption,
        });
        const { id } = understand(createdSchema, created);
        context.terminal.out(`${id}\n`);
        context.terminal.err(`Imported: ${api.url}/runs/${id}\n`);
        return EXIT_CODES.done;
      });
    } finally {
      await handle.close();
    }
  },
};

/** Opened before a server is looked for: a wrong name is found at once. */
async function openFile(file: string) {
  try {
    return await open(file);
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? error.code : error;
    throw new UsageError(`${file} cannot be read (${reason}).`);
  }
}
