import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { readArguments, readChoice, SERVER_OPTIONS } from '../arguments/read-arguments.ts';
import type { Command, Terminal } from '../command.ts';
import { CommandFailure, EXIT_CODES } from '../exit-codes.ts';
import { withServer } from '../server/with-server.ts';

const FORMATS = ['md', 'json', 'csv', 'html', 'ndjson'] as const;

const HELP = `Usage: mizani report <run> [options]

Writes a run as a file to read, to calculate with, or to import elsewhere (ndjson).

Options
  --format <format>   ${FORMATS.join(', ')} (default: md)
  --output <file>     where to write (default: stdout)
  --url <address>     which Mizani (default: MIZANI_URL, else this machine's own; it is started if none runs)
  --verbose           also show what a server that is started says

Exit code: 0 written, 2 wrong usage, 3 no such run or server, 130 interrupted`;

export const report: Command = {
  summary: 'write a run as a file',
  help: HELP,
  async run(argv, context) {
    const options = {
      ...SERVER_OPTIONS,
      format: { type: 'string' },
      output: { type: 'string' },
    } as const;
    const { values, positionals } = readArguments(argv, options, ['the id of a run']);
    const format = readChoice('--format', values.format ?? 'md', FORMATS);
    const [runId = ''] = positionals;
    return withServer(context, values, async (api) => {
      const { interruption, terminal } = context;
      const path = `/runs/${encodeURIComponent(runId)}/report?format=${format}`;
      const response = await api.open(path, { signal: interruption });
      if (response.body === null) throw new CommandFailure('The server sends no report.');
      const content = Readable.fromWeb(response.body);
      await write(content, { file: values.output, terminal, signal: interruption });
      if (values.output !== undefined) terminal.err(`Written to ${values.output}\n`);
      return EXIT_CODES.done;
    });
  },
};

/** Into the file or, without one, to stdout; a piece at a time, because a run with its samples may be large. */
async function write(
  content: Readable,
  { file, terminal, signal }: { file: string | undefined; terminal: Terminal; signal: AbortSignal },
): Promise<void> {
  try {
    if (file === undefined) await terminal.outStream(content, signal);
    else await pipeline(content, createWriteStream(file), { signal });
  } catch (error) {
    if (signal.aborted) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    const place = file ?? 'The report';
    throw new CommandFailure(`${place} could not be written: ${reason}`, { cause: error });
  }
}
