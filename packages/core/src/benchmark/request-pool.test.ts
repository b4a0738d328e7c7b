import { describe, expect, it } from 'vitest';
import { createRequestPool } from './request-pool.ts';

function deferred() {
  let resolve = () => {};
  let reject = (_error: Error) => {};
  const promise = new Promise<void>((...settle) => {
    [resolve, reject] = settle;
  });
  return { promise, resolve, reject };
}

const isSettled = async (promise: Promise<unknown>) => {
  let settled = false;
  promise.then(
    () => (settled = true),
    () => (settled = true),
  );
  await new Promise((resolve) => setImmediate(resolve));
  return settled;
};

describe('createRequestPool', () => {
  it('has room below the limit, and again once one has ended', async () => {
    const pool = createRequestPool();
    const [first, second] = [deferred(), deferred()];
    pool.add(first.promise);
    expect(await isSettled(pool.room(2))).toBe(true);
    pool.add(second.promise);
    const room = pool.room(2);
    expect(await isSettled(room)).toBe(false);
    second.resolve();
    await room;
  });

  it('lets all others end before it tells of a failure', async () => {
    const pool = createRequestPool();
    const [bad, good] = [deferred(), deferred()];
    pool.add(bad.promise);
    pool.add(good.promise);
    bad.reject(new Error('bug'));
    await isSettled(bad.promise);
    const room = pool.room(10);
    room.catch(() => {});
    expect(await isSettled(room)).toBe(false);
    good.resolve();
    await expect(room).rejects.toThrow('bug');
    await expect(pool.drain()).rejects.toThrow('bug');
  });

  it('tells of a failure of what it only watches, without waiting for it', async () => {
    const pool = createRequestPool();
    const work = deferred();
    pool.watch(work.promise);
    await pool.drain();
    work.reject(new Error('disk full'));
    expect(await isSettled(work.promise)).toBe(true);
    await expect(pool.drain()).rejects.toThrow('disk full');
  });
});
