import 'server-only';

/** Longer than any answer takes that is not a stream. */
const END_WITHIN_MS = 10_000;

/**
 * Ends the process when it is told to, or when the process that started it is gone. Next waits for all responses
 * before it ends, so `endStreams` must end those that would last.
 */
export function stopWithParent(endStreams: () => Promise<void>): void {
  const stop = () => {
    endStreams().catch(() => {});
    setTimeout(() => process.exit(1), END_WITHIN_MS).unref();
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
  // Emitted and not sent: Windows knows no signals, and Next listens to this one.
  process.once('disconnect', () => process.emit('SIGTERM'));
}
