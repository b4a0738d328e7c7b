import os from 'node:os';
import { setTimeout as wait } from 'node:timers/promises';

const LOOK_MS = 1_000;
/** Above this share of all cores, something else was at work. */
const QUIET_CPU_SHARE_MAX = 0.1;
const QUIET_PAUSE_MAX_MS = 5;

/** The machine, without anything that names it or its owner. */
export function describeMachine() {
  const cpus = os.cpus();
  return {
    cpu: cpus[0]?.model.trim() || `unknown (${os.arch()})`,
    cores: cpus.length,
    memoryGigabytes: Math.round(os.totalmem() / 2 ** 30),
    system: `${os.type()} ${/^\d+\.\d+/.exec(os.release())?.[0] ?? os.release()}`,
    node: process.versions.node,
  };
}

/**
 * How busy the machine is while we do nothing, in two looks of a second: the share of all cores that others used, and
 * the longest time for which a process that wants a core did not get it.
 */
export async function listenToNoise() {
  const before = cpuTimes();
  await wait(LOOK_MS);
  const after = cpuTimes();
  const cpuShare = (after.busy - before.busy) / Math.max(1, after.all - before.all);
  const longestPauseMs = findLongestPause();
  const isQuiet = cpuShare <= QUIET_CPU_SHARE_MAX && longestPauseMs <= QUIET_PAUSE_MAX_MS;
  return { cpuShare, longestPauseMs, isQuiet };
}

/** For a person; of the looks before and after a bench, the worse one counts. */
export function describeNoise(looks) {
  const share = Math.max(...looks.map(({ cpuShare }) => cpuShare));
  const pauseMs = Math.max(...looks.map(({ longestPauseMs }) => longestPauseMs));
  const numbers = `others used up to ${Math.round(share * 100)} % of all cores, longest pause ${pauseMs.toFixed(1)} ms`;
  return looks.every(({ isQuiet }) => isQuiet)
    ? `quiet (${numbers})`
    : `**noisy**: absolute figures are not to be believed (${numbers})`;
}

function cpuTimes() {
  let busy = 0;
  let all = 0;
  for (const { times } of os.cpus()) {
    const sum = Object.values(times).reduce((total, time) => total + time, 0);
    all += sum;
    busy += sum - times.idle;
  }
  return { busy, all };
}

function findLongestPause() {
  const startedAtMs = performance.now();
  let lastMs = startedAtMs;
  let longestMs = 0;
  while (lastMs - startedAtMs < LOOK_MS) {
    const nowMs = performance.now();
    longestMs = Math.max(longestMs, nowMs - lastMs);
    lastMs = nowMs;
  }
  return longestMs;
}
