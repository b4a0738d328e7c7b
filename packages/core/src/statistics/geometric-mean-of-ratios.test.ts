import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { geometricMeanOfRatios } from './geometric-mean-of-ratios.ts';

const host = (ratio: number, speed = 1) =>
  [1, 2, 5].map((ms) => ({ base: ms * speed, other: ms * speed * ratio }));

describe('geometricMeanOfRatios', () => {
  it('has the interval that SciPy finds when it draws the hosts', () => {
    const hosts = [1.2, 1.5, 0.9, 1.1, 1.3].map((ratio) => host(ratio));
    const { n, value, interval } = geometricMeanOfRatios({ hosts, seed: 2 });
    expect([n, value]).toEqual([5, expect.closeTo(1.1829604100378162, 12)]);
    // exp of SciPy's t interval of the logs, which is wider than its BCa interval (0.9968 to 1.3547).
    expect(interval?.low).toBeCloseTo(0.9335130112159229, 6);
    expect(interval?.high).toBeCloseTo(1.499063553376822, 6);
  });

  it('weighs hosts alike, however fast they are and however much they ran', () => {
    const hosts = [[...host(4), ...host(4), ...host(4)], host(1, 1_000)];
    expect(geometricMeanOfRatios({ hosts, seed: 1 }).value).toBeCloseTo(2, 12);
  });

  it('has an interval from three hosts on, without width when they agree', () => {
    const hosts = [host(2), host(2)];
    expect(geometricMeanOfRatios({ hosts, seed: 1 })).toEqual({
      n: 2,
      value: expect.closeTo(2, 12),
      interval: null,
    });
    const { interval } = geometricMeanOfRatios({ hosts: [...hosts, host(2)], seed: 1 });
    expect(interval).toEqual({ low: interval?.high, high: expect.closeTo(2, 12), level: 0.95 });
  });

  it('leaves out pairs without a ratio and hosts without a pair', () => {
    const bad = [0, -1, Number.NaN, Number.POSITIVE_INFINITY].map((base) => ({ base, other: 1 }));
    const nothing = { n: 0, value: null, interval: null };
    expect(geometricMeanOfRatios({ hosts: [], seed: 1 })).toEqual(nothing);
    expect(geometricMeanOfRatios({ hosts: [[], bad], seed: 1 })).toEqual(nothing);
    const hosts = [[...host(3), ...bad], bad];
    expect(geometricMeanOfRatios({ hosts, seed: 1 })).toMatchObject({
      n: 1,
      value: expect.closeTo(3, 12),
    });
  });

  it('does not depend on which machine is the reference', () => {
    const ratio = fc.double({ noNaN: true, min: 0.01, max: 100 });
    fc.assert(
      fc.property(fc.array(ratio, { minLength: 1, maxLength: 8 }), (ratios) => {
        const hosts = ratios.map((each) => host(each));
        const turned = hosts.map((pairs) =>
          pairs.map(({ base, other }) => ({ base: other, other: base })),
        );
        const forward = geometricMeanOfRatios({ hosts, seed: 1 }).value ?? Number.NaN;
        const backward = geometricMeanOfRatios({ hosts: turned, seed: 1 }).value ?? Number.NaN;
        expect(forward * backward).toBeCloseTo(1, 9);
      }),
    );
  });
});
