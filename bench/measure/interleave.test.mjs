import { describe, expect, it } from 'vitest';
import { interleave, ratiosOf, valuesOf } from './interleave.mjs';

const log = () => {};

describe('interleaved rounds', () => {
  it('measure each contender once per round, first, second and last in turn', async () => {
    const order = [];
    const contenders = ['a', 'b', 'c'].map((name) => ({
      name,
      measure: async () => ({ place: order.push(name) }),
    }));
    const measured = await interleave({ contenders, rounds: 3, log });
    expect(order.join('')).toBe('abcbcacab');
    expect(measured.a).toEqual([{ place: 1 }, { place: 6 }, { place: 8 }]);
  });

  it('go on without a peer that fails, and leave nothing of it', async () => {
    let tries = 0;
    const failing = async () => {
      tries += 1;
      if (tries === 2) throw new Error('no');
      return {};
    };
    const contenders = [
      { name: 'ours', measure: async () => ({ rate: 1 }) },
      { name: 'peer', isPeer: true, measure: failing },
    ];
    const measured = await interleave({ contenders, rounds: 3, log });
    expect(measured).toEqual({ ours: [{ rate: 1 }, { rate: 1 }, { rate: 1 }] });
    expect(tries).toBe(2);
    expect(ratiosOf(measured.ours, measured.peer, ({ rate }) => rate)).toEqual([]);
  });

  it('leave it at one round for what is measured once only', async () => {
    const measure = async () => ({});
    const contenders = [
      { name: 'ours', measure },
      { name: 'peer', isPeer: true, isOnceOnly: true, measure },
    ];
    const measured = await interleave({ contenders, rounds: 3, log });
    expect([measured.ours.length, measured.peer.length]).toEqual([3, 1]);
  });

  it('fail when we do', async () => {
    const measure = async () => {
      throw new Error('ours is broken');
    };
    const contenders = [{ name: 'ours', measure }];
    await expect(interleave({ contenders, rounds: 1, log })).rejects.toThrow('ours is broken');
  });
});

it('a ratio compares what was measured in the same round', () => {
  const rate = ({ rate }) => rate;
  const ours = [{ rate: 10 }, { rate: 30 }];
  expect(ratiosOf(ours, [{ rate: 5 }, { rate: 10 }], rate)).toEqual([2, 3]);
  expect(valuesOf(undefined, rate)).toEqual([]);
});
