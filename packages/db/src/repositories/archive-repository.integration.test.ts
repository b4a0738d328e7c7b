import type { ArchiveHead } from '@mizani/core/archive/archive-line';
import type { ArchivePage } from '@mizani/core/archive/archive-repository';
import { exportRun } from '@mizani/core/archive/export-run';
import { importRun } from '@mizani/core/archive/import-run';
import { readArchive } from '@mizani/core/archive/read-archive';
import type { Sample } from '@mizani/core/benchmark/sample';
import { isOnline } from '@mizani/core/host/host';
import type { FinishedStatus } from '@mizani/core/job/job-store';
import { hashPrompts } from '@mizani/core/prompt-set/hash-prompts';
import { newId } from '@mizani/core/units/new-id';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { migrate } from '../migrate.ts';
import type { Repositories } from '../open-repositories.ts';
import {
  describeEmptyDatabases,
  openForTest,
  type TestDatabase,
} from '../testing/describe-databases.ts';
import { createEmptyDatabase, type EmptyDatabase } from '../testing/empty-database.ts';
import { createRun, makeSample, makeScore, NOW, uniqueName } from '../testing/fixtures.ts';
import { TEST_POSTGRES_URL } from '../testing/test-environment.ts';

const PROMPTS = [{ text: 'Wie heißt „漢字“? 🦊\0\ud83e', facets: { topic: 'x', '1': 'y' } }];
const clock = { epochMs: () => NOW + 60_000 };
const otherDialect = { sqlite: 'postgresql', postgresql: 'sqlite' } as const;

describeEmptyDatabases('an archive', (dialect) => {
  const opened: { empty: EmptyDatabase; test: TestDatabase }[] = [];
  let here: Repositories;
  let there: Repositories;

  const open = async (on: keyof typeof otherDialect) => {
    const empty = await createEmptyDatabase(on);
    await migrate(empty.url);
    const test = openForTest(empty.url);
    opened.push({ empty, test });
    return test.repositories;
  };
  beforeEach(async () => {
    here = await open(dialect);
    // Where there is a PostgreSQL to test with, archives cross from one database to the other.
    there = await open(TEST_POSTGRES_URL ? otherDialect[dialect] : dialect);
  });
  afterEach(async () => {
    for (const { empty, test } of opened.splice(0)) {
      await test.database.close();
      await empty.dispose();
    }
  });

  const finish = async (runId: string, status: FinishedStatus, error: string | null) => {
    const claim = { jobId: runId, owner: 'w', leaseMs: 1_000, nowEpochMs: NOW + 1.5 };
    await here.jobs.claim(claim);
    await here.jobs.finish({ ...claim, status, error, nowEpochMs: NOW + 50_000 });
  };

  const measure = async (overs: Partial<Sample>[], status: FinishedStatus = 'completed') => {
    const hash = await hashPrompts(PROMPTS);
    const set = { name: 'Sprüche', description: 'Zum Testen', prompts: PROMPTS, hash };
    const { promptSet } = await here.promptSets.save(set, NOW);
    const { id, targets } = await createRun(here, { promptSetId: promptSet.id, name: 'Ñ 🦊' });
    const targetId = targets[1]?.id ?? '';
    const samples = overs.map((over, index) => makeSample(id, index, { targetId, ...over }));
    const scores = samples.flatMap(({ ordinal }) => [
      makeScore(id, ordinal, { name: 'ä', detail: 'weil\n"so"' }),
      makeScore(id, ordinal, { name: 'Z', value: 1 / 3, scorer: 'judge' }),
      makeScore(id, ordinal, { name: 'a', value: -0.1 }),
    ]);
    await here.samples.record(samples, scores);
    await here.runs.addEvent({ runId: id, kind: 'target-failed', detail: 'ä\n', epochMs: NOW });
    await here.runs.addEvent({ runId: id, kind: 'finished', detail: null, epochMs: NOW - 1 });
    await finish(id, status, status === 'failed' ? 'Kein Speicher.' : null);
    return id;
  };

  const write = async (from: Repositories, id: string) => {
    let text = '';
    for await (const chunk of await exportRun(from, id)) text += chunk;
    return text;
  };
  async function* toLines(text: string) {
    yield* text.trimEnd().split('\n');
  }
  const read = (into: Repositories, text: string) =>
    importRun({ archives: into.archives, clock }, toLines(text));

  const OVERS: Partial<Sample>[] = [
    {},
    { gapsMs: Array.from({ length: 300 }, (_, i) => Math.fround(i / 7)), text: '\u2028\u{10ffff}‮' },
    {
      outcome: 'failed',
      errorClass: 'stream-broken',
      errorMessage: 'Ende\tdahin',
      gapsMs: [],
      ttftMs: null,
      text: '',
      retries: [{ errorClass: 'rate-limited', message: '\0\ud83e', serviceMs: 0.1, waitMs: 5 }],
    },
    { outcome: 'cancelled', errorClass: 'cancelled', flags: ['repeating', 'prompt-cached'] },
    { tokenSource: 'estimate', usageCompletionTokens: 999, flags: ['usage-over-cap'] },
  ];

  it.each(['completed', 'failed', 'cancelled'] as const)(
    'carries a %s run to another installation, and has the same bytes there',
    async (status) => {
      const id = await measure(OVERS, status);
      const text = await write(here, id);
      expect(await read(there, text)).toEqual({ id });
      expect(await write(there, id)).toBe(text);

      const [original, copy] = [await here.runs.find(id), await there.runs.find(id)];
      expect(copy).toEqual({ ...original, promptSetId: copy?.promptSetId });
      expect(await there.samples.list(id)).toEqual(await here.samples.list(id));
      const prompts = (await there.promptSets.find(copy?.promptSetId ?? ''))?.prompts;
      expect(prompts).toEqual(PROMPTS);
    },
  );

  it('notes the import in the history, which the archive leaves out', async () => {
    const id = await measure([]);
    await read(there, await write(here, id));
    const events = await there.runs.listEvents(id);
    expect(events.map(({ kind }) => kind)).toEqual(['target-failed', 'finished', 'imported']);
    expect(events.at(-1)?.epochMs).toBe(clock.epochMs());
  });

  it('makes a host that is offline, under a name of its own, once', async () => {
    const first = await write(here, await measure([]));
    const head = JSON.parse(first.split('\n')[0] ?? '') as ArchiveHead;
    const name = uniqueName('box');
    const rename = (text: string, hostId: string) =>
      text
        .replaceAll(head.host.id, hostId)
        .replace(`"name":"${head.host.name}"`, `"name":"${name}"`);
    const [one, two] = [newId('host'), newId('host')];
    await read(there, rename(first, one));
    await read(there, rename(first, two).replaceAll(head.run.id, newId('run')));
    await read(there, rename(first, two).replaceAll(head.run.id, newId('run')));
    const hosts = await there.hosts.list();
    expect(hosts.map((host) => [host.id, host.name])).toEqual([
      [one, name],
      [two, `${name} (2)`],
    ]);
    expect(hosts.some((host) => isOnline(host, clock.epochMs()))).toBe(false);
  });

  it('takes a prompt set that is there already, and adds a version where the name is taken', async () => {
    const text = await write(here, await measure([]));
    const other = [{ text: 'Something else' }];
    const set = { name: 'Sprüche', prompts: other, hash: await hashPrompts(other) };
    await there.promptSets.save(set, NOW);
    await read(there, text);
    const head = JSON.parse(text.split('\n')[0] ?? '') as ArchiveHead;
    await read(there, text.replaceAll(head.run.id, newId('run')));
    expect((await there.promptSets.list()).map(({ version }) => version)).toEqual([2, 1]);
  });

  it('leaves nothing behind of an archive with a bad line, however late', async () => {
    const overs = Array.from({ length: 1_100 }, () => ({}));
    const id = await measure(overs);
    const text = await write(here, id);
    const cutOff = text.slice(0, text.lastIndexOf('{'));
    await expect(read(there, cutOff)).rejects.toMatchObject({ code: 'invalid-input' });
    expect(await there.runs.find(id)).toBeNull();
    expect(await there.jobs.find(id)).toBeNull();
    expect(await there.hosts.list()).toEqual([]);
    expect(await there.promptSets.list()).toEqual([]);
    await read(there, text);
    expect(await there.samples.count(id)).toBe(overs.length);
  });

  it('lets one of two imports at once win, and tells the other', async () => {
    const id = await measure(OVERS);
    const text = await write(here, id);
    const results = await Promise.allSettled([read(there, text), read(there, text)]);
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const lost = results.find((result) => result.status === 'rejected');
    expect(lost?.reason).toMatchObject({ code: 'conflict' });
    expect(await write(there, id)).toBe(text);
    await expect(read(here, text)).rejects.toMatchObject({ code: 'conflict' });
  });

  describe('while it is being taken', () => {
    const take = async (
      text: string,
      pages: (rest: AsyncIterable<ArchivePage>) => AsyncIterable<ArchivePage>,
    ) => {
      const archive = await readArchive(toLines(text));
      return there.archives.importRun(archive.head, pages(archive.pages), clock);
    };

    it('is seen by nobody, and keeps nobody from writing', async () => {
      const id = await measure(Array.from({ length: 250 }, () => ({})));
      let pagesTaken = 0;
      const importing = take(await write(here, id), async function* (pages) {
        for await (const page of pages) {
          yield page;
          pagesTaken += 1;
          expect(await there.runs.find(id)).toBeNull();
          expect((await there.runs.list({}, { limit: 10 })).items).toEqual([]);
          expect(await there.jobs.find(id)).toBeNull();
          expect(await there.jobs.requestCancel(id, NOW)).toBeNull();
          await expect(exportRun(there, id)).rejects.toMatchObject({ code: 'not-found' });
          expect(await there.samples.count(id)).toBe(Math.min(250, pagesTaken * 100));
          const job = { id: newId('job'), name: 'x', hostId: 'host_1', payload: null };
          expect(await there.jobs.insert(job, NOW)).toBe(true);
        }
      });
      expect(await importing).toEqual({ id });
      expect(pagesTaken).toBe(3);
      expect(await there.runs.find(id)).toMatchObject({ recordedSamples: 250 });
    });

    it('is overwritten by the next import when it has died, and cannot spoil that', async () => {
      const id = await measure(Array.from({ length: 250 }, () => ({})));
      const text = await write(here, id);
      const [death, firstPage] = [makeGate(), makeGate()];
      const dead = take(text, async function* (pages) {
        for await (const page of pages) {
          yield page;
          firstPage.open();
          await death.opened;
        }
      });
      await firstPage.opened;
      await expect(read(there, text)).rejects.toMatchObject({ code: 'conflict' });

      const later = { epochMs: () => clock.epochMs() + 61_000 };
      await importRun({ archives: there.archives, clock: later }, toLines(text));
      death.open();
      await expect(dead).rejects.toMatchObject({ code: 'conflict', retryable: true });
      expect(await write(there, id)).toBe(text);
      expect(await there.hosts.list()).toHaveLength(1);
      expect(await there.promptSets.list()).toHaveLength(1);
    });

    it('leaves a host and a prompt set that others have begun to use', async () => {
      const id = await measure(Array.from({ length: 250 }, () => ({})));
      const text = await write(here, id);
      const otherId = newId('run');
      const broken = take(text, async function* (pages) {
        for await (const page of pages) {
          yield page;
          await read(there, text.replaceAll(id, otherId));
          throw new Error('The disk is full.');
        }
      });
      await expect(broken).rejects.toThrow('The disk is full.');
      expect(await there.runs.find(id)).toBeNull();
      expect(await there.samples.count(id)).toBe(0);
      expect(await write(there, otherId)).toBe(text.replaceAll(id, otherId));
    });
  });

  it('is not taken while a run is being measured, where writers wait for each other', async () => {
    const id = await measure(OVERS);
    const text = await write(here, id);
    const { id: other } = await createRun(here);
    const claim = { jobId: other, owner: 'w', leaseMs: 120_000, nowEpochMs: NOW };
    await here.jobs.claim(claim);
    const again = text.replaceAll(id, newId('run'));
    if (dialect === 'sqlite') {
      await expect(read(here, again)).rejects.toMatchObject({ code: 'conflict', retryable: true });
      await here.jobs.finish({ ...claim, status: 'completed', error: null });
    }
    await read(here, again);
  });

  it('is not made of a run that has not ended, nor of none', async () => {
    const { id } = await createRun(here);
    await expect(exportRun(here, id)).rejects.toMatchObject({ code: 'conflict' });
    await expect(exportRun(here, 'run_unknown')).rejects.toMatchObject({ code: 'not-found' });
  });
});

/** Holds those who wait for `opened` until `open` is called. */
function makeGate() {
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { open, opened };
}
