/** Waits, or less when the signal aborts, whether `wait` then resolves or rejects. */
export async function pause(
  wait: (ms: number, signal: AbortSignal) => Promise<void>,
  ms: number,
  signal: AbortSignal,
): Promise<void> {
  try {
    await wait(ms, signal);
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}
