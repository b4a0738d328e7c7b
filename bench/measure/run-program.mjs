import { spawn } from 'node:child_process';
import { childEnvironment } from './child-environment.mjs';
import { watchProcess } from './watch-process.mjs';

/**
 * Runs a program to its end, on the given cores. Throws with what it printed when it fails or outlives `withinMs`.
 * @returns its standard output, how long it took, and what it used (null where the system does not tell)
 */
export async function runProgram(program, args, { place, cwd, variables = {}, withinMs }) {
  const { taskset, cores } = place;
  const command = taskset ? [taskset, '-c', cores, program, ...args] : [program, ...args];
  const startedAtMs = performance.now();
  const child = spawn(command[0], command.slice(1), {
    cwd,
    env: childEnvironment(variables),
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: withinMs,
    killSignal: 'SIGKILL',
  });
  const usage = watchProcess(child.pid);
  const output = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr']) {
    child[name].setEncoding('utf8').on('data', (text) => {
      output[name] += text;
    });
  }
  const code = await new Promise((resolve, reject) =>
    child.on('error', reject).on('close', resolve),
  );
  const wallMs = performance.now() - startedAtMs;
  return { code, ...output, wallMs, ...usage.stop() };
}
