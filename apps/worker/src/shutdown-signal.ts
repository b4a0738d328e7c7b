import { SHUTDOWN } from '@mizani/core/job/stop-reason';

/**
 * Watches for requests to end this process: SIGTERM, SIGINT, or the end of the process that started it, which is the
 * only polite way on Windows. The first one aborts `signal`, and `requested` resolves with its name.
 */
export function shutdownSignal(): { signal: AbortSignal; requested: Promise<string> } {
  const controller = new AbortController();
  const requested = new Promise<string>((resolve) => {
    for (const reason of ['SIGTERM', 'SIGINT', 'disconnect'] as const) {
      // Stays in place: a second request must not kill the process in the middle of its last writes.
      process.on(reason, () => {
        controller.abort(SHUTDOWN);
        resolve(reason);
      });
    }
  });
  return { signal: controller.signal, requested };
}
