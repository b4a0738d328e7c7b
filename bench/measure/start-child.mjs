import { fork } from 'node:child_process';
import { once } from 'node:events';

/** Whatever takes longer hangs; the process is then ended, so that the other benches can go on. */
const ANSWER_WITHIN_MS = 500_000;

/**
 * Starts a process that answers through `answerParent`, on the given cores where processes can be pinned.
 * @param {string} file a module
 * @param {{ taskset: string | null, cores: string | null }} place see `chooseCores`
 */
export async function startChild(file, { taskset, cores }) {
  const child = fork(file, {
    // Maps, dates and typed arrays arrive as what they are.
    serialization: 'advanced',
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    execArgv: [],
    ...(taskset && { execPath: taskset, execArgv: ['-c', cores, process.execPath] }),
  });
  const waiting = new Map();
  const ended = new Promise((resolve) => child.on('exit', resolve));
  child.on('message', ({ id, result, error }) => {
    const { resolve, reject } = waiting.get(id) ?? {};
    waiting.delete(id);
    if (error === undefined) resolve?.(result);
    else reject?.(new Error(error));
  });
  child.on('exit', (code, signal) => {
    for (const { reject } of waiting.values())
      reject(new Error(`${file} ended: ${code ?? signal}`));
  });
  await Promise.race([once(child, 'message'), ended.then(failStart)]);

  function failStart() {
    throw new Error(`${file} did not start.`);
  }

  let asked = 0;
  return {
    pid: child.pid,
    ask(task, input) {
      asked += 1;
      const id = asked;
      const timer = setTimeout(() => child.kill('SIGKILL'), ANSWER_WITHIN_MS);
      const answer = new Promise((resolve, reject) => {
        waiting.set(id, { resolve, reject });
        child.send({ id, task, input });
      });
      return answer.finally(() => clearTimeout(timer));
    },
    async stop() {
      if (child.connected) child.disconnect();
      await ended;
    },
  };
}
