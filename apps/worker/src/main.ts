import { EnvironmentError } from '@mizani/core/environment/parse-variables';
import { createLogger } from '@mizani/logger/create-logger';
import { logEvent } from '@mizani/logger/log-event';
import { openDependencies } from './dependencies.ts';
import { readEnvironment } from './env.ts';
import { shutdownSignal } from './shutdown-signal.ts';
import { startWorker } from './start-worker.ts';
import { MIZANI_VERSION } from './version.ts';

/** A part that is stuck must not keep the others, and the person who asked, waiting. */
const STOP_WITHIN_MS = 8_000;

try {
  const environment = readEnvironment();
  const logger = createLogger({ name: 'worker', level: environment.logLevel });
  const shutdown = shutdownSignal();
  const dependencies = await openDependencies(environment, (event) => logEvent(logger, event));
  const { mode } = dependencies.transport;
  const worker = await startWorker(dependencies, shutdown.signal);
  logEvent(logger, {
    event: 'started',
    version: MIZANI_VERSION,
    mode,
    durationMs: Math.round(performance.now()),
  });
  announceReady(worker.host.id);

  const reason = await shutdown.requested;
  const stoppingMs = performance.now();
  setTimeout(() => process.exit(1), STOP_WITHIN_MS).unref();
  await worker.stop();
  await dependencies.close();
  const durationMs = performance.now() - stoppingMs;
  logEvent(logger, { event: 'shutdown', reason, durationMs: Math.round(durationMs) });
  process.exit(0);
} catch (error) {
  process.stderr.write(`${describeFailure(error)}\n`);
  process.exit(1);
}

/** Why the worker cannot start, for a person: one line, or one per bad variable. */
function describeFailure(error: unknown): string {
  if (error instanceof EnvironmentError) return error.message;
  const message = error instanceof Error ? error.message : String(error);
  return message.trim().replace(/\s+/g, ' ');
}

/** The one line that says to whoever started this process that it does its work now. */
function announceReady(hostId: string): void {
  process.stdout.write(`${JSON.stringify({ event: 'ready', hostId, pid: process.pid })}\n`);
}
