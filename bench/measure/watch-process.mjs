import { readFileSync } from 'node:fs';

const EVERY_MS = 20;
/** The kernel's unit of CPU time in /proc, the same on every Linux that Node runs on. */
const TICKS_PER_SECOND = 100;

/**
 * Follows the CPU time and the peak memory of a process from outside, to the last look before it ends.
 * Both are null where there is no /proc.
 */
export function watchProcess(pid) {
  let last = { cpuSeconds: null, maxMemoryBytes: null };
  const look = () => {
    last = readUsage(pid) ?? last;
    return last;
  };
  look();
  const timer = setInterval(look, EVERY_MS);
  return {
    look,
    stop() {
      clearInterval(timer);
      return look();
    },
  };
}

function readUsage(pid) {
  try {
    // The name of the program, in parentheses, may hold blanks.
    const fields = readFileSync(`/proc/${pid}/stat`, 'latin1').split(') ').at(-1).split(' ');
    const [userTicks, systemTicks] = fields.slice(11, 13).map(Number);
    const peak = /^VmHWM:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'latin1'));
    // A process that has ended and was not yet collected has no memory any more.
    if (!peak) return null;
    return {
      cpuSeconds: (userTicks + systemTicks) / TICKS_PER_SECOND,
      maxMemoryBytes: Number(peak[1]) * 1_024,
    };
  } catch {
    return null;
  }
}
