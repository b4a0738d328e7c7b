/**
 * When the answer to a request that came `sinceStartMs` after the start leaves the server, on the same scale. A server
 * that stalls holds back what falls due in the last `forMs` of every `everyMs`, and delivers it all at once.
 */
export function deliveryMs(sinceStartMs, { answerAfterMs, stall }) {
  const dueMs = sinceStartMs + answerAfterMs;
  if (!stall) return dueMs;
  const { everyMs, forMs } = stall;
  const cycleEndMs = (Math.floor(dueMs / everyMs) + 1) * everyMs;
  return dueMs >= cycleEndMs - forMs ? cycleEndMs : dueMs;
}

/** The latencies that people see who come at any time of a cycle alike, at `count` evenly spread times. */
export function trueLatencies(behaviour, count = 10_000) {
  const everyMs = behaviour.stall?.everyMs ?? 1;
  return Array.from({ length: count }, (_, index) => {
    const sinceStartMs = ((index + 0.5) / count) * everyMs;
    return deliveryMs(sinceStartMs, behaviour) - sinceStartMs;
  });
}
