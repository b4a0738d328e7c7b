import { existsSync } from 'node:fs';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openJobTransport } from './create-job-transport.ts';
import { eventNumber } from './testing/event-bus-conformance.ts';
import {
  buildTransportChild,
  forkTransportChild,
  type TransportChild,
} from './testing/fork-transport-child.ts';
import { testRedisUrl } from './testing/test-redis-url.ts';

const PATIENCE = { timeout: 15_000, interval: 10 };
const redisUrl = testRedisUrl();

describe('a transport between processes', { timeout: 60_000 }, () => {
  let folder: string;
  let program: string;
  let dataDir: string;
  let children: TransportChild[];

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'mizani-child-'));
    program = await buildTransportChild(folder);
  });
  afterAll(() => rm(folder, { recursive: true }));
  beforeEach(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'mizani-processes-'));
    children = [];
  });
  afterEach(async () => {
    await Promise.all(children.map((child) => child.kill()));
    await rm(dataDir, { recursive: true });
  });

  const fork = async (): Promise<TransportChild> => {
    const child = await forkTransportChild(program);
    children.push(child);
    return child;
  };
  const embedded = (role: 'hub' | 'member') => ({ mode: 'embedded', dataDir, role }) as const;

  it('carries events through the hub from one process to all others', async () => {
    const [hub, first, second] = await Promise.all([fork(), fork(), fork()]);
    expect(await hub.open(embedded('hub'))).toBeNull();
    expect(await first.open(embedded('member'))).toBeNull();
    expect(await second.open(embedded('member'))).toBeNull();
    first.publish(eventNumber(1));
    const heard = () => children.map((child) => child.heard);
    await expect.poll(heard, PATIENCE).toEqual(children.map(() => [eventNumber(1)]));
  });

  it('lets each process end by itself once it has closed', async () => {
    const [hub, member] = await Promise.all([fork(), fork()]);
    await hub.open(embedded('hub'));
    await member.open(embedded('member'));
    expect(await hub.close()).toBe(0);
    expect(await member.close()).toBe(0);
  });

  it('gives the lock of a killed hub to one of many, and its members find the new one', async () => {
    const member = await openJobTransport({ ...embedded('member'), onError: () => {} });
    const heard: unknown[] = [];
    member.bus.subscribe((event) => heard.push(event));
    for (let round = 1; round <= 3; round++) {
      const dead = await fork();
      expect(await dead.open(embedded('hub'))).toBeNull();
      await dead.kill();
      if (process.platform !== 'win32') {
        expect(existsSync(join(dataDir, 'events.sock'))).toBe(true);
      }

      const heirs = await Promise.all([fork(), fork(), fork(), fork()]);
      const refusals = await Promise.all(heirs.map((heir) => heir.open(embedded('hub'))));
      expect(refusals.filter((message) => message === null)).toHaveLength(1);
      for (const message of refusals) if (message !== null) expect(message).toContain(dataDir);

      const winner = heirs[refusals.indexOf(null)];
      await expect
        .poll(() => {
          winner?.publish(eventNumber(round));
          return heard.at(-1);
        }, PATIENCE)
        .toEqual(eventNumber(round));
      await Promise.all(heirs.map((heir) => heir.kill()));
    }
    await member.close();
    const leftOver = (await readdir(dataDir)).filter((name) => name !== 'events.sock');
    expect(leftOver).toEqual([]);
  });

  it.skipIf(redisUrl === null)('carries events over Redis, and ends by itself', async () => {
    const options = { mode: 'redis', redisUrl: redisUrl ?? '' } as const;
    const [first, second] = await Promise.all([fork(), fork()]);
    expect(await first.open(options)).toBeNull();
    expect(await second.open(options)).toBeNull();
    first.publish(eventNumber(7));
    await expect.poll(() => second.heard, PATIENCE).toEqual([eventNumber(7)]);
    expect(await first.close()).toBe(0);
    expect(await second.close()).toBe(0);
  });
});
