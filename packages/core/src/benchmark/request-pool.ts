export type RequestPool = {
  /** Counts as in flight until it ends. Its failure is thrown by the next `room` or `drain`. */
  add(request: Promise<void>): void;
  /** Does not count as in flight; its failure is thrown likewise. */
  watch(work: Promise<void>): void;
  /** Resolves once fewer than `limit` requests are in flight. Rejects after a failure, once all have ended. */
  room(limit: number): Promise<void>;
  /** Resolves once nothing is in flight. Rejects after a failure. */
  drain(): Promise<void>;
};

/** Keeps track of the requests in flight, for one caller that waits for them; no failure cuts the others short. */
export function createRequestPool(): RequestPool {
  const failures: unknown[] = [];
  let inFlight = 0;
  // A promise per wait and not a race of all in flight, which would leave a trace on the slow ones each time.
  let wake = () => {};

  async function room(limit: number) {
    while (inFlight >= (failures.length > 0 ? 1 : limit)) {
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
    if (failures.length > 0) throw failures[0];
  }

  function fail(error: unknown) {
    failures.push(error);
  }

  return {
    add(request) {
      inFlight += 1;
      void request.catch(fail).then(() => {
        inFlight -= 1;
        wake();
      });
    },
    watch(work) {
      void work.catch(fail);
    },
    room,
    drain: () => room(1),
  };
}
