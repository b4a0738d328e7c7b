import type { BusEvent } from '@mizani/core/event/bus-event';
import { openJobTransport } from '../create-job-transport.ts';

export type ChildOptions =
  | { mode: 'embedded'; dataDir: string; role: 'hub' | 'member' }
  | { mode: 'redis'; redisUrl: string };

/** What a test says to the child process. */
export type ChildCommand =
  | { kind: 'open'; options: ChildOptions }
  | { kind: 'publish'; event: BusEvent }
  | { kind: 'close' };

/** What the child process says to the test. */
export type ChildReport =
  | { kind: 'ready' }
  | { kind: 'opened' }
  | { kind: 'refused'; message: string }
  | { kind: 'heard'; event: BusEvent };

/** The main program of a process that is nothing but a peer on the bus. */
let close = async () => {};
let publish = async (_event: BusEvent) => {};

process.on('message', (command: ChildCommand) => {
  if (command.kind === 'open') void open(command.options);
  if (command.kind === 'publish') void publish(command.event);
  // Without the channel nothing of ours may keep the process alive.
  if (command.kind === 'close') void close().then(() => process.disconnect());
});
report({ kind: 'ready' });

async function open(options: ChildOptions): Promise<void> {
  try {
    const transport = await openJobTransport({ ...options, onError: () => {} });
    transport.bus.subscribe((event) => report({ kind: 'heard', event }));
    publish = transport.bus.publish;
    close = transport.close;
    report({ kind: 'opened' });
  } catch (error) {
    report({ kind: 'refused', message: String(error) });
  }
}

function report(message: ChildReport): void {
  process.send?.(message);
}
