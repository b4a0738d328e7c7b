import { type Api, connect } from '../api/connect.ts';
import type { CommandContext } from '../command.ts';
import { CommandFailure, UsageError } from '../exit-codes.ts';
import { findFreePort } from './find-free-port.ts';
import { findServer } from './find-server.ts';
import { type StopProduct, startProduct } from './start-product.ts';

export type ServerChoice = {
  /** Of the command line; wins over that of the environment. */
  url?: string | undefined;
  verbose?: boolean | undefined;
  /** Whether a product may be started when none runs and no address is given. */
  mayStart?: boolean;
};

/**
 * Does something with the Mizani that was asked for, or with this machine's own, which is started for the time when
 * it does not run. Throws `CommandFailure` when there is none to be had.
 */
export async function withServer<Result>(
  context: CommandContext,
  choice: ServerChoice,
  work: (api: Api) => Promise<Result>,
): Promise<Result> {
  const { url, stop } = await reachServer(context, choice);
  try {
    return await work(connect(url));
  } finally {
    if (stop !== null) {
      context.terminal.err('Stopping Mizani; the results are kept.\n');
      await stop();
    }
  }
}

/** The address that a command uses, and whether somebody asked for just this one. */
export function chooseUrl(
  { environment }: Pick<CommandContext, 'environment'>,
  url: string | undefined,
): { url: string; given: boolean } {
  const given = url ?? environment.url;
  if (given !== null) {
    if (!/^https?:\/\//.test(given) || !URL.canParse(given)) {
      throw new UsageError(
        `--url must be an address such as http://127.0.0.1:3000 (it is "${given}").`,
      );
    }
    return { url: given, given: true };
  }
  return { url: localUrl(environment.localHost, environment.localPort), given: false };
}

async function reachServer(
  context: CommandContext,
  choice: ServerChoice,
): Promise<{ url: string; stop: StopProduct | null }> {
  const { url, given } = chooseUrl(context, choice.url);
  const found = await findServer(url);
  if (found.state === 'ready') return { url, stop: null };
  if (found.state === 'unwell') {
    throw new CommandFailure(
      `Mizani at ${url} says that it cannot work now (${found.health.status}).`,
    );
  }
  const reason = found.state === 'nothing' ? found.reason : 'another program answers there';
  if (given || choice.mayStart === false) {
    throw new CommandFailure(`No Mizani answers at ${url} (${reason}).`);
  }
  const { localHost, localPort } = context.environment;
  const port = found.state === 'nothing' ? localPort : await findFreePort(localHost);
  const own = localUrl(localHost, port);
  const { terminal } = context;
  terminal.err(`No Mizani answers at ${url}. Starting one at ${own} until this is done…\n`);
  const stop = await startProduct({
    root: context.root,
    url: new URL(own),
    onOutput: choice.verbose ? terminal.err : () => {},
    interruption: context.interruption,
  });
  return { url: own, stop };
}

function localUrl(host: string, port: number): string {
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}
