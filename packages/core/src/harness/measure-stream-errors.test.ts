import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { measureStreamErrors } from './measure-stream-errors.ts';

/** A machine that has been up for a year: its nanoseconds no longer fit into a double. */
const STARTED_NS = 31_536_000_000_000_001n;

const stream = fc.record({
  /** Nanoseconds from the start, or the chunk before, to each chunk. */
  stepsNs: fc.array(fc.bigInt({ min: 0n, max: 10_000_000_000n }), { minLength: 1, maxLength: 50 }),
  /** How much later than true each arrival is reported. */
  latenessMs: fc.array(fc.double({ noNaN: true, min: 0, max: 100 }), {
    minLength: 50,
    maxLength: 50,
  }),
});

describe('measureStreamErrors', () => {
  it('finds no error in a true report', () => {
    fc.assert(
      fc.property(stream, ({ stepsNs }) => {
        const errors = measureStreamErrors(truthOf(stepsNs), reportOf(stepsNs, []));
        for (const errorMs of [errors.ttftMs, errors.totalMs, ...errors.gapsMs]) {
          expect(errorMs).toBeCloseTo(0, 6);
        }
        expect(errors.gapsMs).toHaveLength(stepsNs.length - 1);
      }),
    );
  });

  it('finds every delay of an arrival, whatever the delays are', () => {
    fc.assert(
      fc.property(stream, ({ stepsNs, latenessMs }) => {
        const errors = measureStreamErrors(truthOf(stepsNs), reportOf(stepsNs, latenessMs));
        const late = (index: number) => latenessMs[index] ?? 0;
        expect(errors.ttftMs).toBeCloseTo(late(0), 6);
        expect(errors.totalMs).toBeCloseTo(late(stepsNs.length - 1), 6);
        for (const [index, errorMs] of errors.gapsMs.entries()) {
          expect(errorMs).toBeCloseTo(Math.abs(late(index + 1) - late(index)), 6);
        }
      }),
    );
  });

  it('refuses to compare a report with another stream', () => {
    const truth = truthOf([1n, 2n, 3n]);
    expect(() => measureStreamErrors(truth, reportOf([1n, 2n], []))).toThrow(
      '3 chunks have 2 gaps',
    );
    expect(() => measureStreamErrors({ ...truth, stampsNs: [] }, reportOf([], []))).toThrow(
      'no chunk',
    );
  });

  it('refuses stamps of another clock', () => {
    const truth = truthOf([1n, 2n]);
    const report = reportOf([1n, 2n], []);
    const shifted = (ns: bigint) => truth.stampsNs.map((stamp) => stamp + ns);
    for (const stampsNs of [shifted(-10n), shifted(10_000_000_000_000n)]) {
      expect(() => measureStreamErrors({ ...truth, stampsNs }, report)).toThrow('two clocks');
    }
  });
});

function momentsOf(stepsNs: readonly bigint[]): bigint[] {
  let atNs = STARTED_NS;
  return stepsNs.map((stepNs) => {
    atNs += stepNs;
    return atNs;
  });
}

function truthOf(stepsNs: readonly bigint[]) {
  const stampsNs = momentsOf(stepsNs);
  const reportedAtNs = (stampsNs.at(-1) ?? STARTED_NS) + 1n;
  return { startedAtNs: STARTED_NS, stampsNs, reportedAtNs };
}

function reportOf(stepsNs: readonly bigint[], latenessMs: readonly number[]) {
  const arrivalsMs = momentsOf(stepsNs).map(
    (atNs, index) => Number(atNs - STARTED_NS) / 1e6 + (latenessMs[index] ?? 0),
  );
  return {
    phases: { ttftMs: arrivalsMs[0] ?? null, serviceMs: arrivalsMs.at(-1) ?? 0 },
    gapsMs: arrivalsMs.slice(1).map((atMs, index) => atMs - (arrivalsMs[index] ?? 0)),
  };
}
