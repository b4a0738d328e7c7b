import { EnvironmentError } from '@mizani/core/environment/parse-variables';
import 'server-only';
import { logEvent } from '@mizani/logger/log-event';
import { readEnvironment } from '../env.ts';
import { getServices } from './services.ts';
import { stopWithParent } from './stop-with-parent.ts';

/** Opens the services before the first request, and prepares for the end. Ends the process when it cannot run at all. */
export async function startServer(): Promise<void> {
  const startedMs = performance.now();
  try {
    readEnvironment();
  } catch (error) {
    if (!(error instanceof EnvironmentError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  }
  stopWithParent(async () => (await getServices()).stop());
  try {
    const services = await getServices();
    logEvent(services.logger, {
      event: 'started',
      version: services.version,
      mode: services.queueKind,
      durationMs: performance.now() - startedMs,
    });
  } catch (error) {
    // What is away may come back: every request tries again, and says so until then.
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  }
}
