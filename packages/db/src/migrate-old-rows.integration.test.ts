import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openDatabase } from './client.ts';
import { migrate } from './migrate.ts';
import { findMigrationsFolder } from './migration/find-migrations-folder.ts';
import { openRepositories } from './open-repositories.ts';
import { describeEmptyDatabases } from './testing/describe-databases.ts';
import { createEmptyDatabase, type EmptyDatabase } from './testing/empty-database.ts';
import { runSql } from './testing/inspect-database.ts';

const INIT = '20261123184501_init';

describeEmptyDatabases('rows that are older than the columns for token sources', (dialect) => {
  let database: EmptyDatabase;
  let folder: string;

  beforeEach(async () => {
    database = await createEmptyDatabase(dialect);
    folder = mkdtempSync(path.join(os.tmpdir(), 'mizani-migrations-'));
    const from = path.join(findMigrationsFolder(), dialect, 'migrations', INIT);
    cpSync(from, path.join(folder, dialect, 'migrations', INIT), { recursive: true });
    await migrate(database.url, folder);
  });
  afterEach(async () => {
    rmSync(folder, { recursive: true, force: true });
    await database.dispose();
  });

  const insert = async (table: string, row: Record<string, string | number>) => {
    const columns = Object.keys(row).map((column) => `"${column}"`);
    const values = Object.values(row).map((value) =>
      typeof value === 'number' || /^(true|''|X')/.test(value) ? value : `'${value}'`,
    );
    await runSql(database.url, `INSERT INTO "${table}" (${columns}) VALUES (${values})`);
  };

  const insertSample = (ordinal: number, over: Record<string, string | number>) =>
    insert('Sample', {
      ...{ runId: 'run_1', ordinal, targetId: 'tgt_1', promptIndex: 0, round: 1, phase: 'steady' },
      ...{ outcome: 'succeeded', startedEpochMs: 1, queueMs: 0, prepMs: 0, serviceMs: 9 },
      ...{ totalMs: 9, gapsMs: "''", chunkCount: 3, maxTokens: 180, text: 'abcde' },
      ...{ characterCount: 5, ...over },
    });

  it('say what follows from what they say, and nothing more', async () => {
    const times = { createdEpochMs: 1 };
    await insert('Host', {
      ...{ id: 'host_1', name: 'box', fingerprintJson: '{}', fingerprintHash: 'f' },
      ...{ workerVersion: '1', lastSeenEpochMs: 1, ...times },
    });
    await insert('PromptSet', {
      ...{ id: 'ps_1', nameKey: 'x', version: 1, hash: 'h', builtIn: 'true', promptCount: 1 },
      ...times,
    });
    await insert('Job', {
      ...{ id: 'run_1', name: 'run-benchmark', hostId: 'host_1', payloadJson: '{}' },
      ...{ status: 'completed', priority: 1, maxAttempts: 1, notBeforeEpochMs: 1, ...times },
    });
    await insert('Run', {
      ...{ id: 'run_1', kind: 'benchmark', hostId: 'host_1', promptSetId: 'ps_1', seed: 1 },
      ...{ parametersJson: '{"rounds":5}', plannedSamples: 3, ...times },
      planJson: '{"version":1,"seed":1,"samples":[]}',
    });
    await insertSample(0, { tokenSource: 'usage', completionTokens: 12 });
    await insertSample(1, { tokenSource: 'estimate', completionTokens: 4 });
    await insertSample(2, { tokenSource: 'usage', completionTokens: 238 });

    await migrate(database.url);
    const opened = openDatabase(database.url);
    const { runs, samples } = openRepositories(opened, { secret: 'x' });
    const [run, facts] = [await runs.find('run_1'), await samples.listFacts('run_1')];
    await opened.close();

    expect(run).toMatchObject({ plan: null, harness: [], recordedSamples: 3, status: 'completed' });
    const known = { block: 0, step: 0, eventCount: 3, choiceEventCount: 3, retries: [] };
    const unknown = {
      ...{ tokenizerCompletionTokens: null, reasoningTokens: null, cachedPromptTokens: null },
      ...{ firstChunkTokens: null, firstChoiceMs: null, lastChoiceMs: null },
    };
    for (const sample of facts) expect(sample).toMatchObject({ ...known, ...unknown });
    const usage = { tokenSource: 'usage', usageCompletionTokens: 12, completionTokens: 12 };
    const estimate = { tokenSource: 'estimate', usageCompletionTokens: null, completionTokens: 4 };
    const overCap = { tokenSource: 'estimate', usageCompletionTokens: 238, completionTokens: 2 };
    expect(facts).toMatchObject([
      { ...usage, estimatedCompletionTokens: 2, flags: [] },
      { ...estimate, estimatedCompletionTokens: 4, flags: [] },
      { ...overCap, estimatedCompletionTokens: 2, flags: ['usage-over-cap'] },
    ]);
  });
});
