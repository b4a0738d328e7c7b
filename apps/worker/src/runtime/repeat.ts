/**
 * Runs a task again and again, `everyMs` after its last end, the first time after one pause. A task that fails is
 * reported and tried again. Returns the function that ends this and resolves when a task in progress is over.
 */
export function repeat(input: {
  everyMs: number;
  task: () => Promise<void>;
  onError: (error: unknown) => void;
}): () => Promise<void> {
  let running: Promise<void> = Promise.resolve();
  let ended = false;
  const schedule = () => setTimeout(() => void run(), input.everyMs);
  let timer = schedule();
  const run = async () => {
    running = input.task().catch(input.onError);
    await running;
    if (!ended) timer = schedule();
  };
  return () => {
    ended = true;
    clearTimeout(timer);
    return running;
  };
}
