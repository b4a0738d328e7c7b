/**
 * Measures each contender once per round, in an order that rotates from round to round, so that the machine's moods
 * meet all alike. A contender of somebody else's that fails once is out, and the rest goes on.
 * @param {{ name: string, measure: () => Promise<object>, isPeer?: boolean, isOnceOnly?: boolean }[]} contenders
 * @returns {Promise<Record<string, object[]>>} what was measured, by contender; nothing of those that are out
 */
export async function interleave({ contenders, rounds, log }) {
  const measured = Object.fromEntries(contenders.map(({ name }) => [name, []]));
  for (let round = 0; round < rounds; round += 1) {
    const shift = round % contenders.length;
    for (const { name, measure, isPeer, isOnceOnly } of [
      ...contenders.slice(shift),
      ...contenders.slice(0, shift),
    ]) {
      if (!measured[name] || (isOnceOnly && round > 0)) continue;
      log(`round ${round + 1} of ${rounds}: ${name}`);
      try {
        measured[name].push(await measure());
      } catch (error) {
        if (!isPeer) throw error;
        log(`${name} is out: ${error.message}`);
        delete measured[name];
      }
    }
  }
  return measured;
}

/** One number per round of what a contender measured; none of one that is out. */
export function valuesOf(records, pick) {
  return (records ?? []).map(pick);
}

/** The ratio of two contenders in each round, since only what was measured in the same minute compares. */
export function ratiosOf(records, baseRecords, pick) {
  const base = valuesOf(baseRecords, pick);
  return valuesOf(records, pick)
    .slice(0, base.length)
    .map((value, round) => value / base[round]);
}
