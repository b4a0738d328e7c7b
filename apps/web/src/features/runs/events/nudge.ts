/** A bell that one waiter listens to; rung while nobody waits, it ends the next wait at once. */
export type Nudge = {
  ring(): void;
  /** Resolves when rung, when the time is over, or when the signal aborts. */
  wait(timeoutMs: number, signal: AbortSignal): Promise<void>;
};

export function createNudge(): Nudge {
  let rung = false;
  let wake: (() => void) | null = null;
  return {
    ring() {
      rung = true;
      wake?.();
    },
    async wait(timeoutMs, signal) {
      if (!rung && !signal.aborted) {
        await new Promise<void>((resolve) => {
          const finish = () => {
            clearTimeout(timer);
            signal.removeEventListener('abort', finish);
            wake = null;
            resolve();
          };
          const timer = setTimeout(finish, timeoutMs);
          signal.addEventListener('abort', finish);
          wake = finish;
        });
      }
      rung = false;
    },
  };
}
