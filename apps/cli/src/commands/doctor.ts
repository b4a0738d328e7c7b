import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { readArguments, SERVER_OPTIONS } from '../arguments/read-arguments.ts';
import type { Command } from '../command.ts';
import { CommandFailure, EXIT_CODES } from '../exit-codes.ts';
import { type FoundServer, findServer } from '../server/find-server.ts';
import { chooseUrl } from '../server/with-server.ts';

const HELP = `Usage: mizani doctor [options]

Says what of this machine Mizani can use, and whether a Mizani answers. Changes and starts nothing.

Options
  --url <address>   which Mizani (default: MIZANI_URL, else this machine's own)

Exit code: 0 looked at everything, 2 wrong usage, 3 no Mizani works at the address that was given, 130 interrupted`;

export const doctor: Command = {
  summary: 'say what of this machine can be used',
  help: HELP,
  async run(argv, { environment, root, terminal, interruption }) {
    const { values } = readArguments(argv, SERVER_OPTIONS);
    const { url, given } = chooseUrl({ environment }, values.url);
    const found = await findServer(url);
    terminal.out(`${describeServer(url, found)}\n`);
    await examineMachine(root, terminal.out, interruption);
    if (given && found.state !== 'ready') throw new CommandFailure(`No Mizani works at ${url}.`);
    return EXIT_CODES.done;
  },
};

/** One line in the form of the other findings: a tick, or a dash for what is not there. */
export function describeServer(url: string, found: FoundServer): string {
  switch (found.state) {
    case 'nothing':
      return `- Server: none at ${url} (${found.reason}). "bench" starts one when it needs it.`;
    case 'other':
      return `- Server: another program answers at ${url}.`;
    default: {
      const { version, database, queue, hosts, status } = found.health;
      const online = hosts.filter((host) => host.online).map(({ name }) => name);
      const state = found.state === 'ready' ? '✓ Server:' : `- Server (${status}):`;
      return `${state} Mizani ${version} at ${url}; ${database} database, ${queue} queue, hosts online: ${online.join(', ') || 'none'}`;
    }
  }
}

async function examineMachine(
  root: string,
  out: (text: string) => void,
  signal: AbortSignal,
): Promise<void> {
  const child = spawn(process.execPath, [path.join(root, 'scripts/doctor.mjs')], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
    signal,
  });
  child.stdout.setEncoding('utf8').on('data', out);
  await once(child, 'close');
}
