/**
 * Lets the parent process ask: each message names one of the tasks, and its result, or why it failed, goes back.
 * The process ends when its parent does.
 */
export function answerParent(tasks) {
  process.on('message', async ({ id, task, input }) => {
    try {
      process.send({ id, result: (await tasks[task](input)) ?? null });
    } catch (error) {
      process.send({ id, error: error instanceof Error ? error.stack : String(error) });
    }
  });
  process.on('disconnect', () => process.exit());
  process.send({ ready: true });
}
