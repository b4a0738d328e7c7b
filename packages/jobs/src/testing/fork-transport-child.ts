import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { BusEvent } from '@mizani/core/event/bus-event';
import { build } from 'esbuild';
import type { ChildCommand, ChildOptions, ChildReport } from './transport-child.ts';

export type TransportChild = {
  /** Resolves to null when it has opened, to the message of the error when it was refused. */
  open(options: ChildOptions): Promise<string | null>;
  publish(event: BusEvent): void;
  heard: BusEvent[];
  /** Closes the transport and resolves to the exit code, once the process has ended by itself. */
  close(): Promise<number | null>;
  kill(): Promise<void>;
};

/** Makes a program of `transport-child.ts` that any supported Node can run; returns its path. */
export async function buildTransportChild(folder: string): Promise<string> {
  const outfile = join(folder, 'transport-child.cjs');
  await build({
    entryPoints: [fileURLToPath(new URL('./transport-child.ts', import.meta.url))],
    outfile,
    bundle: true,
    platform: 'node',
    target: 'node20',
    // CommonJS, because BullMQ and its dependencies call `require`; `pg` is a back end that is not used.
    format: 'cjs',
    external: ['pg'],
    logLevel: 'error',
  });
  return outfile;
}

export async function forkTransportChild(program: string): Promise<TransportChild> {
  const child: ChildProcess = fork(program, { execArgv: [] });
  const exited = once(child, 'exit') as Promise<[number | null]>;
  const heard: BusEvent[] = [];
  const reports = new Map<ChildReport['kind'], (report: ChildReport) => void>();
  child.on('message', (report: ChildReport) => {
    if (report.kind === 'heard') heard.push(report.event);
    else reports.get(report.kind)?.(report);
  });
  const send = (command: ChildCommand) => child.send(command);

  await new Promise<void>((resolve) => reports.set('ready', () => resolve()));
  return {
    heard,
    open(options) {
      const opened = new Promise<string | null>((resolve) => {
        reports.set('opened', () => resolve(null));
        reports.set('refused', (report) =>
          resolve(report.kind === 'refused' ? report.message : ''),
        );
      });
      send({ kind: 'open', options });
      return opened;
    },
    publish(event) {
      send({ kind: 'publish', event });
    },
    async close() {
      send({ kind: 'close' });
      return (await exited)[0];
    },
    async kill() {
      child.kill('SIGKILL');
      await exited;
    },
  };
}
