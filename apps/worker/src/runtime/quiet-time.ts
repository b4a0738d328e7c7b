/**
 * Keeps the worker's own curiosity out of measurements: background work goes on only while no job is in hand, and
 * ends before a job begins.
 */
export class QuietTime {
  #jobsInHand = 0;
  #interrupt = new AbortController();
  readonly #background = new Set<Promise<void>>();

  /** Runs a job, after the background work has ended. */
  async disturb<Result>(job: () => Promise<Result>): Promise<Result> {
    this.#jobsInHand += 1;
    try {
      this.#interrupt.abort(new Error('A job begins.'));
      await Promise.allSettled(this.#background);
      return await job();
    } finally {
      this.#jobsInHand -= 1;
    }
  }

  /** Runs the task, unless a job is in hand; its signal is aborted as soon as a job comes. */
  async use(task: (signal: AbortSignal) => Promise<void>): Promise<void> {
    if (this.#jobsInHand > 0) return;
    if (this.#interrupt.signal.aborted) this.#interrupt = new AbortController();
    const running = task(this.#interrupt.signal);
    this.#background.add(running);
    try {
      await running;
    } finally {
      this.#background.delete(running);
    }
  }

  /** Ends the background work and resolves when it is over. */
  async end(): Promise<void> {
    this.#interrupt.abort(new Error('The worker stops.'));
    await Promise.allSettled(this.#background);
  }
}
