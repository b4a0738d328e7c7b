import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { connect, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BusEvent } from '@mizani/core/event/bus-event';
import type { EventBus } from '@mizani/core/event/event-bus';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { eventNumber } from '../testing/event-bus-conformance.ts';
import { openEventHub } from './open-event-hub.ts';
import { openEventMember } from './open-event-member.ts';
import { socketPath } from './socket-path.ts';

const PATIENCE = { timeout: 10_000, interval: 5 };
const onError = () => {};

describe('the hub of a data folder', { timeout: 20_000 }, () => {
  let dataDir: string;
  let open: { close(): Promise<void> }[];

  beforeEach(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'mizani-hub-'));
    open = [];
  });
  afterEach(async () => {
    await Promise.all(open.map((bus) => bus.close()));
    await rm(dataDir, { recursive: true, force: true });
  });

  const openHub = async (folder = dataDir) => {
    const hub = await openEventHub({ dataDir: folder, onError });
    open.push(hub);
    return hub;
  };
  const openMember = async (folder = dataDir) => {
    const member = await openEventMember({ dataDir: folder, onError });
    open.push(member);
    return member;
  };
  const pathOf = (folder: string) =>
    socketPath({ dataDir: folder, platform: process.platform, temporaryDir: tmpdir() });
  const hear = (bus: EventBus): BusEvent[] => {
    const events: BusEvent[] = [];
    bus.subscribe((event) => events.push(event));
    return events;
  };

  it('is one: a second is refused in words that name the folder', async () => {
    await openHub();
    const error = await openEventHub({ dataDir, onError }).catch((reason: unknown) => reason);
    expect(error).toMatchObject({ code: 'conflict', message: expect.stringContaining(dataDir) });
  });

  it('is one of many that start at the same moment', async () => {
    const results = await Promise.allSettled(Array.from({ length: 8 }, () => openHub()));
    expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(1);
  });

  it('may be followed by another when it has closed', async () => {
    const first = await openHub();
    await first.close();
    await openHub();
  });

  it('creates the data folder', async () => {
    await openHub(join(dataDir, 'new', 'folder'));
  });

  it('serves a data folder whose path is too long for a socket', async () => {
    const folder = join(dataDir, 'x'.repeat(120));
    const hub = await openHub(folder);
    const heard = hear(await openMember(folder));
    await hub.publish(eventNumber(1));
    await expect.poll(() => heard, PATIENCE).toEqual([eventNumber(1)]);
    await expect(openEventHub({ dataDir: folder, onError })).rejects.toMatchObject({
      code: 'conflict',
    });
  });

  it.skipIf(process.platform === 'win32')('lets only its user in', async () => {
    await openHub();
    expect((await stat(pathOf(dataDir))).mode & 0o777).toBe(0o600);
  });

  it.skipIf(process.platform === 'win32')('does not remove a file that is no socket', async () => {
    await writeFile(pathOf(dataDir), 'precious');
    await expect(openHub()).rejects.toMatchObject({ code: 'conflict' });
    expect((await stat(pathOf(dataDir))).size).toBe(8);
  });

  it('hears members that were there before it, and tells that they came', async () => {
    const member = await openMember();
    await member.publish(eventNumber(0));
    const hub = await openHub();
    let arrivals = 0;
    hub.onMemberConnected(() => {
      arrivals += 1;
    });
    const heard = hear(hub);
    await expect.poll(() => arrivals, PATIENCE).toBe(1);
    await expect
      .poll(async () => {
        await member.publish(eventNumber(1));
        return heard.length;
      }, PATIENCE)
      .toBeGreaterThan(0);
    expect(heard).not.toContainEqual(eventNumber(0));
  });

  it('is found again by its members when it comes back', async () => {
    const first = await openHub();
    const heard = hear(await openMember());
    await first.publish(eventNumber(1));
    await expect.poll(() => heard, PATIENCE).toEqual([eventNumber(1)]);
    await first.close();
    const second = await openHub();
    await expect
      .poll(async () => {
        await second.publish(eventNumber(2));
        return heard.at(-1);
      }, PATIENCE)
      .toEqual(eventNumber(2));
  });

  it.each([
    ['no JSON', 'hello\n'],
    ['an unknown event', '{"kind":"unheard-of"}\n'],
    ['JSON that is no event', '[1,2]\n'],
    ['too long a line', `${'x'.repeat(65 * 1024)}\n`],
    ['a line without an end', 'x'.repeat(65 * 1024)],
  ])('hangs up on a peer that sends %s, and on nobody else', async (_what, text) => {
    const hub = await openHub();
    const heard = hear(hub);
    const member = await openMember();
    const peer = connect(pathOf(dataDir));
    peer.on('error', () => {});
    const hungUp = new Promise((resolve) => peer.once('close', resolve));
    peer.write(`${JSON.stringify(eventNumber(1))}\n`);
    peer.write(text);
    await hungUp;
    await member.publish(eventNumber(2));
    await expect.poll(() => heard, PATIENCE).toEqual([eventNumber(1), eventNumber(2)]);
  });

  it('hangs up on a peer that does not read, and goes on', async () => {
    const hub = await openHub();
    const peer: Socket = connect(pathOf(dataDir));
    peer.on('error', () => {});
    await new Promise((resolve) => peer.once('connect', resolve));
    const closed = new Promise((resolve) => peer.once('close', resolve));
    peer.pause();
    const activity = 'x'.repeat(50_000);
    for (let count = 0; count < 100; count++) {
      const progress = { runId: 'run_1', recordedSamples: count, plannedSamples: 100, activity };
      await hub.publish({ kind: 'run-progress', ...progress });
    }
    peer.resume();
    await closed;
  });

  it('leaves nothing behind when it closes, and neither do members', async () => {
    const before = handles();
    const hub = await openHub();
    const member = await openMember();
    const lonely = await openMember(join(dataDir, 'nobody-here'));
    await Promise.all([hub.close(), member.close(), lonely.close()]);
    await expect.poll(handles, PATIENCE).toEqual(before);
    expect(await readdir(dataDir)).toEqual([]);
  });

  it.skipIf(process.platform === 'win32')(
    'is conflict, not theft, when a peer accepts but never answers',
    async () => {
      const silent = createServer();
      await new Promise<void>((resolve) => silent.listen(pathOf(dataDir), resolve));
      await expect(openHub()).rejects.toMatchObject({ code: 'conflict' });
      await new Promise((resolve) => silent.close(resolve));
    },
  );
});

/** What would keep the process alive, timers of the test runner aside. */
function handles(): string[] {
  return process
    .getActiveResourcesInfo()
    .filter((name) => /Pipe|TCP|Server/.test(name))
    .sort();
}
