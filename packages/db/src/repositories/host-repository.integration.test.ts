import { isOnline } from '@mizani/core/host/host';
import { expect, it } from 'vitest';
import { describeDatabases } from '../testing/describe-databases.ts';
import { NOW, reportHost, uniqueName } from '../testing/fixtures.ts';

describeDatabases('the host repository', (open) => {
  it('creates a host at its first report, and knows it again by its name', async () => {
    const { hosts } = open().repositories;
    const host = await reportHost(open().repositories);
    expect(await hosts.find(host.id)).toEqual(host);
    expect(host).toMatchObject({ createdEpochMs: NOW, lastSeenEpochMs: NOW });

    const fingerprint = { ...host.fingerprint, release: '6.2', cpuModel: null };
    const facts = { name: host.name, fingerprint, fingerprintHash: 'f2', workerVersion: '0.2.0' };
    const again = await hosts.report(facts, NOW + 5);
    expect(again).toEqual({ ...host, ...facts, lastSeenEpochMs: NOW + 5 });
  });

  it('makes one host of concurrent first reports', async () => {
    const { hosts } = open().repositories;
    const { fingerprint } = await reportHost(open().repositories);
    const facts = {
      name: uniqueName('race'),
      fingerprint,
      fingerprintHash: 'f',
      workerVersion: '1',
    };
    const reports = await Promise.all(Array.from({ length: 8 }, () => hosts.report(facts, NOW)));
    expect(new Set(reports.map((host) => host.id)).size).toBe(1);
  });

  it('moves only the last-seen time with a touch, and ignores an unknown host', async () => {
    const { hosts } = open().repositories;
    const host = await reportHost(open().repositories);
    await hosts.touch(host.id, NOW + 99_000);
    await hosts.touch('host_unknown', NOW);
    const found = await hosts.find(host.id);
    expect(found).toEqual({ ...host, lastSeenEpochMs: NOW + 99_000 });
    expect(found && isOnline(found, NOW + 100_000)).toBe(true);
  });

  it('lists all hosts, and finds none under an unknown id', async () => {
    const { hosts } = open().repositories;
    const host = await reportHost(open().repositories);
    expect(await hosts.list()).toContainEqual(host);
    expect(await hosts.find('host_unknown')).toBeNull();
    expect(await hosts.find('\0')).toBeNull();
  });
});
