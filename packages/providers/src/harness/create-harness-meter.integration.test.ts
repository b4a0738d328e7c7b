import { getActiveResourcesInfo } from 'node:process';
import type { TimingError } from '@mizani/core/harness/certificate';
import type { Clock } from '@mizani/core/units/clock';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemClock } from '../hardware/system-clock.ts';
import { bundleEntry } from '../testing/bundle-entry.ts';
import { createHarnessMeter, type OwnedHarnessMeter } from './create-harness-meter.ts';

let entry: Awaited<ReturnType<typeof bundleEntry>>;
beforeAll(async () => {
  entry = await bundleEntry('reference-server/main.ts');
});
afterAll(() => entry.remove());

async function withMeter(
  clock: Clock,
  use: (meter: OwnedHarnessMeter) => Promise<void>,
): Promise<void> {
  const meter = createHarnessMeter({ clock, serverEntry: entry.file });
  try {
    await use(meter);
  } finally {
    await meter.close();
  }
}

const signal = () => new AbortController().signal;

function expectWhole(error: TimingError, n: number): void {
  expect(error.n).toBe(n);
  expect(error.p99Ms !== null).toBe(n >= 299);
  for (const value of [error.p50Ms, error.p99Ms ?? 0, error.maxMs]) {
    expect(Number.isFinite(value)).toBe(true);
    expect(value).toBeGreaterThanOrEqual(0);
  }
  expect(error.maxMs).toBeGreaterThanOrEqual(error.p99Ms ?? error.p50Ms);
}

describe('a certificate', () => {
  it.each([1, 16, 80])('is whole at concurrency %i', (concurrency) =>
    withMeter(systemClock, async (meter) => {
      const before = Date.now();
      const certificate = await meter.certify({ concurrency, signal: signal() });
      const { streams, chunks } = certificate;
      expect(certificate).toMatchObject({ version: 1, concurrency });
      expect(streams).toBeGreaterThanOrEqual(Math.max(24, concurrency));
      expect(streams % concurrency).toBe(0);
      // Twenty tokens and the stamp of the end.
      expect(chunks).toBe(21 * streams);
      expectWhole(certificate.ttftError, streams);
      expectWhole(certificate.gapError, chunks - streams);
      expectWhole(certificate.totalError, streams);
      expect(certificate.measuredEpochMs).toBeGreaterThanOrEqual(before);
      expect(certificate.measuredEpochMs).toBeLessThanOrEqual(Date.now());
      expect(certificate.cpuShare).toBeGreaterThan(0);
      const { p50Ms, p99Ms, maxMs } = certificate.eventLoopDelay;
      expect(p50Ms).toBeLessThanOrEqual(p99Ms);
      expect(p99Ms).toBeLessThanOrEqual(maxMs);
    }),
  );

  it('shows what is wrong with a clock that jumps at every reading, by as much as it jumps', async () => {
    const jumpMs = 5;
    let readings = 0;
    const jumping: Clock = {
      ...systemClock,
      monotonicMs: () => {
        readings += 1;
        return systemClock.monotonicMs() + readings * jumpMs;
      },
    };
    const errorsOf = async (clock: Clock) => {
      let result = { gapMs: Number.NaN, ttftMs: Number.NaN };
      await withMeter(clock, async (meter) => {
        const { gapError, ttftError } = await meter.certify({ concurrency: 1, signal: signal() });
        result = { gapMs: gapError.p50Ms, ttftMs: ttftError.p50Ms };
      });
      return result;
    };
    const honest = await errorsOf(systemClock);
    const wrong = await errorsOf(jumping);
    // One reading per chunk, and at least three between the start of a request and its first chunk.
    expect((wrong.gapMs - honest.gapMs) / jumpMs).toBeGreaterThan(0.6);
    expect((wrong.gapMs - honest.gapMs) / jumpMs).toBeLessThan(1.4);
    expect(wrong.ttftMs).toBeGreaterThan(2 * jumpMs);
  });

  it('is refused when its streams cannot be made', async () => {
    const broken = createHarnessMeter({ clock: systemClock, serverEntry: `${entry.file}.gone` });
    const certifying = broken.certify({ concurrency: 1, signal: signal() });
    await expect(certifying).rejects.toThrow('The reference server ended with 1');
    await broken.close();
  });

  it('leaves no process and no connection behind', () =>
    withMeter(systemClock, async (meter) => {
      await meter.certify({ concurrency: 4, signal: signal() });
      await expect.poll(openHandles).toEqual([]);
    }));
});

describe('a certificate in the making', () => {
  it('ends with the reason of its signal, and leaves nothing behind', () =>
    withMeter(systemClock, async (meter) => {
      const abort = new AbortController();
      const certifying = meter.certify({ concurrency: 64, signal: abort.signal });
      await expect.poll(openHandles).toContain('TCPSocketWrap');
      abort.abort(new Error('enough'));
      await expect(certifying).rejects.toThrow('enough');
      await expect.poll(openHandles).toEqual([]);
      // The meter itself goes on.
      await expect(meter.certify({ concurrency: 1, signal: signal() })).resolves.toBeDefined();
    }));

  it('is not begun when its signal is aborted already', () =>
    withMeter(systemClock, async (meter) => {
      const aborted = AbortSignal.abort(new Error('enough'));
      await expect(meter.certify({ concurrency: 1, signal: aborted })).rejects.toThrow('enough');
      await expect.poll(openHandles).toEqual([]);
    }));

  it('ends when the meter is closed, and no other one begins', async () => {
    const meter = createHarnessMeter({ clock: systemClock, serverEntry: entry.file });
    const certifying = meter.certify({ concurrency: 64, signal: signal() });
    const next = meter.certify({ concurrency: 1, signal: signal() });
    const ended = Promise.all([
      expect(certifying).rejects.toThrow('closed'),
      expect(next).rejects.toThrow('closed'),
    ]);
    await expect.poll(openHandles).toContain('ProcessWrap');
    await meter.close();
    await ended;
    await expect.poll(openHandles).toEqual([]);
    await expect(meter.certify({ concurrency: 1, signal: signal() })).rejects.toThrow('closed');
  });
});

/** Processes and connections that this process holds; those of the test runner itself left out. */
function openHandles(): string[] {
  return getActiveResourcesInfo().filter((name) => /^(ProcessWrap|TCPSocketWrap)$/.test(name));
}
