import { getEventListeners } from 'node:events';
import { describe, expect, it } from 'vitest';
import { openAbortWatch } from './abort-watch.ts';

const makeCall = () => ({
  aborts: 0,
  abort() {
    this.aborts += 1;
  },
});

describe('openAbortWatch', () => {
  it('ends every call of the signal, and none that was removed or has another signal', () => {
    const watch = openAbortWatch();
    const [first, second] = [new AbortController(), new AbortController()];
    const [stays, leaves, elsewhere] = [makeCall(), makeCall(), makeCall()];
    watch.add(first.signal, stays);
    watch.add(first.signal, leaves);
    watch.add(second.signal, elsewhere);
    watch.remove(first.signal, leaves);
    first.abort();
    expect([stays.aborts, leaves.aborts, elsewhere.aborts]).toEqual([1, 0, 0]);
  });

  it('listens once to a signal, and to no more than one that has no calls', () => {
    const watch = openAbortWatch();
    const controllers = Array.from({ length: 20 }, () => new AbortController());
    const listeners = () =>
      controllers.map(({ signal }) => getEventListeners(signal, 'abort').length);
    for (const { signal } of controllers) {
      const calls = [makeCall(), makeCall(), makeCall()];
      for (const call of calls) watch.add(signal, call);
      expect(Math.max(...listeners())).toBe(1);
      for (const call of calls) watch.remove(signal, call);
    }
    expect(listeners().filter((count) => count > 0)).toHaveLength(1);
  });

  it('serves a signal again after its calls have gone', () => {
    const watch = openAbortWatch();
    const controller = new AbortController();
    const call = makeCall();
    watch.add(controller.signal, call);
    watch.remove(controller.signal, call);
    watch.add(controller.signal, call);
    controller.abort();
    expect(call.aborts).toBe(1);
  });
});
