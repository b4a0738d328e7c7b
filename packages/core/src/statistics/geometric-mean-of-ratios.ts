import { bcaMeanInterval } from './bca-mean-interval.ts';
import { expInterval } from './exp-interval.ts';
import type { Interval } from './interval.ts';
import { logRatiosByRound } from './log-ratios-by-round.ts';
import { mean } from './mean.ts';
import { estimateMean } from './mean-estimate.ts';
import { widenByStudent } from './widen-by-student.ts';

const HOSTS_MIN = 3;

/**
 * How many times `base` the values of `other` are across hosts, without averaging values of different machines: the
 * geometric mean over hosts of each host's own ratio, which is the geometric mean over the prompts that both ran there.
 * Every host weighs the same (Fleming and Wallace, How not to lie with statistics, 1986). The 95 % interval draws hosts
 * (`bcaMeanInterval`, `widenByStudent`) and is null below three of them. Pairs with a value that is not positive and finite are left out;
 * `n` counts the hosts with a pair; `value` is null when there are none. Equal seeds give equal intervals.
 */
export function geometricMeanOfRatios({
  hosts,
  seed,
}: {
  hosts: readonly (readonly { base: number; other: number }[])[];
  seed: number;
}): { n: number; value: number | null; interval: Interval | null } {
  // One "round" per host: the rule for which pairs have a ratio is the same.
  const hostLogs = logRatiosByRound(
    hosts.flatMap((pairs, host) => pairs.map(({ base, other }) => ({ round: host, base, other }))),
  ).map((logRatios) => mean(logRatios) ?? Number.NaN);
  const meanLog = mean(hostLogs);
  if (meanLog === null) return { n: 0, value: null, interval: null };
  const groups = hostLogs.map((logRatio) => [logRatio]);
  const interval =
    hostLogs.length < HOSTS_MIN
      ? null
      : widenByStudent(bcaMeanInterval({ groups, seed }), estimateMean(groups));
  return { n: hostLogs.length, value: Math.exp(meanLog), interval: expInterval(interval) };
}
