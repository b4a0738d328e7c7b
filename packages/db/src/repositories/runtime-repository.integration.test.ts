import { describe, expect, it } from 'vitest';
import { openRepositories } from '../open-repositories.ts';
import { describeDatabases } from '../testing/describe-databases.ts';
import { createRun, makeModel, makeProbe, NOW, reportHost } from '../testing/fixtures.ts';
import { runSql } from '../testing/inspect-database.ts';

describeDatabases('the runtime repository', (open) => {
  const attach = async (over: { hostId?: string; baseUrl?: string; apiKey?: string } = {}) => {
    const hostId = over.hostId ?? (await reportHost(open().repositories)).id;
    return open().repositories.runtimes.attach(
      {
        kind: 'openai-compatible',
        name: 'gpu box',
        baseUrl: 'http://127.0.0.1:8000',
        ...over,
        hostId,
      },
      NOW,
    );
  };
  const listTargets = (runtime: string, includeUnavailable = false) =>
    open().repositories.targets.list({ runtime, includeUnavailable });

  describe('attach', () => {
    it('creates a runtime that nobody has probed', async () => {
      const runtime = await attach();
      expect(runtime).toMatchObject({ hasApiKey: false, version: null, lastProbe: null });
      expect(await open().repositories.runtimes.find(runtime.id)).toEqual(runtime);
      expect(await open().repositories.runtimes.list({ hostId: runtime.hostId })).toEqual([
        runtime,
      ]);
    });

    it('changes the address of the one with the same host and name, and forgets what the old one said', async () => {
      const { runtimes } = open().repositories;
      const before = await attach();
      await runtimes.recordProbe(before.id, makeProbe(), NOW);
      const after = await attach({ hostId: before.hostId, baseUrl: 'http://127.0.0.1:9000' });
      expect(after).toEqual({ ...before, baseUrl: 'http://127.0.0.1:9000' });
    });

    it('keeps the health of an unchanged address', async () => {
      const { runtimes } = open().repositories;
      const { id, hostId } = await attach();
      await runtimes.recordProbe(id, makeProbe(), NOW + 1);
      expect(await attach({ hostId })).toMatchObject({ id, version: '1.2.3' });
    });

    it('makes one runtime of concurrent calls', async () => {
      const { id: hostId } = await reportHost(open().repositories);
      const attached = await Promise.all(Array.from({ length: 6 }, () => attach({ hostId })));
      expect(new Set(attached.map((runtime) => runtime.id)).size).toBe(1);
    });

    it('refuses an unknown host', async () => {
      await expect(attach({ hostId: 'host_unknown' })).rejects.toMatchObject({ code: 'not-found' });
    });
  });

  describe('an API key', () => {
    it('is stored sealed, and read back by whoever has the secret', async () => {
      const { runtimes } = open().repositories;
      const { id, hasApiKey } = await attach({ apiKey: 'sk-very-secret' });
      expect(hasApiKey).toBe(true);
      expect(await runtimes.readApiKey(id)).toBe('sk-very-secret');
      expect(JSON.stringify(await runtimes.find(id))).not.toContain('sk-very-secret');
      const rows = await runSql(open().url, `SELECT * FROM "Runtime" WHERE "id" = '${id}'`);
      expect(rows).toHaveLength(1);
      expect(JSON.stringify(rows)).not.toContain('sk-very-secret');

      const stranger = openRepositories(open().database, { secret: 'another' });
      await expect(stranger.runtimes.readApiKey(id)).rejects.toThrow(/MIZANI_SECRET/);
    });

    it('opens for no other runtime', async () => {
      const { runtimes } = open().repositories;
      const [mine, other] = [
        await attach({ apiKey: 'sk-mine' }),
        await attach({ apiKey: 'sk-other' }),
      ];
      await runSql(
        open().url,
        `UPDATE "Runtime" SET "sealedApiKey" = (SELECT "sealedApiKey" FROM "Runtime" WHERE "id" = '${mine.id}')
         WHERE "id" = '${other.id}'`,
      );
      await expect(runtimes.readApiKey(other.id)).rejects.toThrow(/cannot be decrypted/);
    });

    it('stays for the same address, is replaced by a new key, and never goes to another address', async () => {
      const { runtimes } = open().repositories;
      const { id, hostId } = await attach({ apiKey: 'sk-1' });
      await attach({ hostId });
      expect(await runtimes.readApiKey(id)).toBe('sk-1');
      await attach({ hostId, apiKey: 'sk-2' });
      expect(await runtimes.readApiKey(id)).toBe('sk-2');
      expect(await attach({ hostId, baseUrl: 'http://10.0.0.1' })).toMatchObject({
        hasApiKey: false,
      });
      expect(await runtimes.readApiKey(id)).toBeNull();
    });

    it('is null for a runtime without one, and for none', async () => {
      const { runtimes } = open().repositories;
      expect(await runtimes.readApiKey((await attach()).id)).toBeNull();
      expect(await runtimes.readApiKey('rt_unknown')).toBeNull();
    });
  });

  describe('recordProbe', () => {
    it('stores health and targets', async () => {
      const { runtimes, targets } = open().repositories;
      const runtime = await attach();
      const model = makeModel('phi-4', { alias: 'phi', loaded: null, sizeBytes: 2 ** 40 });
      await runtimes.recordProbe(runtime.id, makeProbe(model), NOW + 7);
      expect(await runtimes.find(runtime.id)).toMatchObject({
        version: '1.2.3',
        lastProbe: { epochMs: NOW + 7, reachable: true, error: null, roundTripMs: 1.5 },
      });
      const [target] = await listTargets(runtime.id);
      expect(target).toEqual({
        ...model,
        id: expect.stringMatching(/^tgt_/),
        hostId: runtime.hostId,
        runtimeId: runtime.id,
        runtimeKind: 'openai-compatible',
        runtimeName: 'gpu box',
        available: true,
      });
      expect(await targets.find(target?.id ?? '')).toEqual(target);
      expect(await targets.list({ hostId: runtime.hostId })).toEqual([target]);
    });

    it('refreshes known targets under their id and marks the missing unavailable', async () => {
      const { runtimes } = open().repositories;
      const { id } = await attach();
      await runtimes.recordProbe(
        id,
        makeProbe(makeModel('a'), makeModel('b', { loaded: true })),
        NOW,
      );
      const before = await listTargets(id);
      await runtimes.recordProbe(
        id,
        makeProbe(makeModel('a', { loaded: true }), makeModel('c')),
        NOW,
      );
      const after = await listTargets(id, true);
      expect(after.map(({ model, available, loaded }) => ({ model, available, loaded }))).toEqual([
        { model: 'a', available: true, loaded: true },
        { model: 'b', available: false, loaded: null },
        { model: 'c', available: true, loaded: false },
      ]);
      expect(after.slice(0, 2).map((target) => target.id)).toEqual(
        before.map((target) => target.id),
      );
      expect((await listTargets(id)).map((target) => target.model)).toEqual(['a', 'c']);
    });

    it('keeps version and targets of a server that is down', async () => {
      const { runtimes } = open().repositories;
      const { id } = await attach();
      await runtimes.recordProbe(id, makeProbe(makeModel('a')), NOW);
      await runtimes.recordProbe(id, { reachable: false, error: 'refused\0' }, NOW + 1);
      expect(await runtimes.find(id)).toMatchObject({
        version: '1.2.3',
        lastProbe: { epochMs: NOW + 1, reachable: false, error: 'refused', roundTripMs: null },
      });
      expect(await listTargets(id)).toHaveLength(1);
    });

    it('takes a model that is listed twice once, also when two probes end together', async () => {
      const { runtimes } = open().repositories;
      const { id } = await attach();
      const probe = makeProbe(makeModel('a'), makeModel('a', { alias: 'second' }), makeModel('b'));
      await Promise.all(Array.from({ length: 4 }, () => runtimes.recordProbe(id, probe, NOW)));
      const targets = await listTargets(id, true);
      expect(targets.map(({ model, alias }) => ({ model, alias }))).toEqual([
        { model: 'a', alias: 'second' },
        { model: 'b', alias: null },
      ]);
    });
  });

  describe('detach', () => {
    it('removes the runtime and its targets', async () => {
      const { runtimes } = open().repositories;
      const { id, hostId } = await attach({ apiKey: 'sk' });
      await runtimes.recordProbe(id, makeProbe(makeModel('a')), NOW);
      expect(await runtimes.detach(id)).toBe(true);
      expect(await runtimes.find(id)).toBeNull();
      expect(await runtimes.list({ hostId })).toEqual([]);
      expect(await runtimes.readApiKey(id)).toBeNull();
      expect(await listTargets(id, true)).toEqual([]);
      expect(await runtimes.detach(id)).toBe(false);
      expect(await runtimes.detach('rt_unknown')).toBe(false);
    });

    it('keeps targets that a run has measured, and gives them back when the runtime returns', async () => {
      const { runtimes, targets } = open().repositories;
      const { id, hostId } = await attach({ apiKey: 'sk' });
      await runtimes.recordProbe(id, makeProbe(makeModel('a'), makeModel('b')), NOW);
      const [measured] = await listTargets(id);
      if (!measured) throw new Error('The probe stored no target.');
      await createRun(open().repositories, { hostId, targets: [{ ...measured, position: 0 }] });

      await runtimes.detach(id);
      const kept = { ...measured, available: false, loaded: null };
      expect(await listTargets(id)).toEqual([]);
      expect(await listTargets(id, true)).toEqual([kept]);
      expect(await targets.find(measured.id)).toEqual(kept);

      await runtimes.recordProbe(id, makeProbe(makeModel('a')), NOW);
      expect(await listTargets(id)).toEqual([]);

      expect(await attach({ hostId })).toMatchObject({ id, hasApiKey: false, lastProbe: null });
      await runtimes.recordProbe(id, makeProbe(makeModel('a')), NOW);
      expect(await listTargets(id)).toEqual([measured]);
    });
  });
});
