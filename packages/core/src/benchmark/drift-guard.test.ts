import { describe, expect, it } from 'vitest';
import { createManualClock } from '../testing/manual-clock.ts';
import { createScriptedHarness } from '../testing/scripted-harness.ts';
import { createDriftGuard, HELD_BACK_MAX_MS } from './drift-guard.ts';

function setUp(looksMs: number[], laterMs = 10) {
  const clock = createManualClock();
  const harness = createScriptedHarness({ probeCpuMs: (look) => looksMs[look] ?? laterMs });
  return { clock, guard: createDriftGuard({ harness, clock, wait: clock.wait }) };
}
const { signal } = new AbortController();

describe('createDriftGuard', () => {
  it('does not wait while the machine is as fast as in the beginning, within 3 %', async () => {
    const { guard } = setUp([10, 10.3]);
    expect(await guard.waitUntilSteady(signal)).toEqual({ waitedMs: 0, ratio: 1.03 });
  });

  it('waits by the second until the machine is fast again, and remembers the worst', async () => {
    const { guard } = setUp([10, 12, 15, 11, 10.2, 10]);
    expect(await guard.waitUntilSteady(signal)).toEqual({ waitedMs: 3_000, ratio: 1.2 });
    expect(guard.close()).toEqual({
      baselineMs: 10,
      endMs: 10,
      waitedMs: 3_000,
      worstRatio: 1.5,
    });
  });

  it('goes on after a minute all the same', async () => {
    const { guard } = setUp([10], 20);
    expect(await guard.waitUntilSteady(signal)).toEqual({ waitedMs: HELD_BACK_MAX_MS, ratio: 2 });
  });

  it('waits no longer than the run', async () => {
    const { guard } = setUp([10], 20);
    expect(await guard.waitUntilSteady(AbortSignal.abort())).toEqual({ waitedMs: 0, ratio: 2 });
  });

  it('says nothing about a computation too short for the clock', async () => {
    const { guard } = setUp([0], 3);
    expect(await guard.waitUntilSteady(signal)).toEqual({ waitedMs: 0, ratio: 1 });
  });
});
