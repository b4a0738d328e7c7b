import { z } from 'zod';
import { processOptionsSchema, type ReadyMessage } from './process-options.ts';
import { answerProgram } from './reference-program.ts';
import { startReferenceServer } from './start-reference-server.ts';

/**
 * The reference server as a process of its own, so that it does not share an event loop with the client it measures.
 * Ends with its parent where it has a channel to it, and on SIGTERM and SIGINT.
 */
try {
  process.once('disconnect', () => process.exit(0));
  // The parent may be gone already; without a channel there is none to wait for.
  if (process.connected === false) process.exit(0);
  process.once('SIGTERM', () => process.exit(0));
  process.once('SIGINT', () => process.exit(0));
  const options = readOptions(process.argv[2] ?? '{}');
  const programs = new Map(options.models.map(({ id, program }) => [id, program]));
  const { baseUrl } = await startReferenceServer({
    answer: (body) => answerProgram(body, programs),
    models: ['reference', ...programs.keys()].map((id) => ({ id, loaded: true })),
    port: options.port,
    keepExchanges: false,
    ...(options.stallWindow ? { stallWindow: options.stallWindow } : {}),
  });
  announce({ event: 'ready', baseUrl, port: Number(new URL(baseUrl).port), pid: process.pid });
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}

function readOptions(argument: string) {
  const parsed = processOptionsSchema.safeParse(JSON.parse(argument));
  if (!parsed.success) throw new Error(z.prettifyError(parsed.error));
  return parsed.data;
}

function announce(message: ReadyMessage): void {
  if (process.send) process.send(message);
  else process.stdout.write(`${JSON.stringify(message)}\n`);
}
