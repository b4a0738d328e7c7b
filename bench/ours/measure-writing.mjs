import { createClient } from '@libsql/client';
import { parseDatabaseUrl, toLibsqlUrl } from '@mizani/db/database-url';
import { toSampleRow } from '@mizani/db/mappers/sample-mapper';
import { makeSample } from '@mizani/db/testing/fixtures';
import pg from 'pg';
import { openInstallation } from './open-installation.mjs';

const SAMPLES_PER_BATCH = 500;
const TOKENS_PER_ANSWER = 64;

/**
 * Stores samples of 64 tokens, 500 in a transaction, for some time: through our repository, or as the rows that it
 * would write, made beforehand, through the database's own driver.
 */
export async function measureWriting({ url, through, durationMs }) {
  const installation = await openInstallation({ url, baseUrl: 'http://127.0.0.1:9' });
  const { samples } = installation.repositories;
  const runId = await installation.createRun({ prompts: [{ text: 'Say yes.' }], rounds: 1 });
  const driver = through === 'driver' ? await openDriver(url) : null;
  const storeBatch = (batch) => (driver ? driver.insert(batch) : samples.record(batch, []));
  const makeBatch = (first) => {
    const batch = Array.from({ length: SAMPLES_PER_BATCH }, (_, i) => sampleOf(runId, first + i));
    return driver ? batch.map(toSampleRow) : batch;
  };

  // The first one opens the connection and compiles the statement.
  await storeBatch(makeBatch(0));
  let written = 0;
  let busyMs = 0;
  while (busyMs < durationMs) {
    const batch = makeBatch(SAMPLES_PER_BATCH + written);
    const startedAtMs = performance.now();
    await storeBatch(batch);
    busyMs += performance.now() - startedAtMs;
    written += SAMPLES_PER_BATCH;
  }
  const stored = await samples.count(runId);
  if (stored !== written + SAMPLES_PER_BATCH) {
    throw new Error(`${stored} of ${written + SAMPLES_PER_BATCH} samples are in the database.`);
  }
  await driver?.close();
  await installation.close();
  return { samplesPerSecond: (written / busyMs) * 1_000 };
}

function sampleOf(runId, ordinal) {
  const tokens = Array.from({ length: TOKENS_PER_ANSWER }, (_, index) => index);
  return makeSample(runId, ordinal, {
    gapsMs: tokens.slice(1).map((index) => 10 + ((ordinal + index) % 7) / 10),
    chunkCount: TOKENS_PER_ANSWER,
    completionTokens: TOKENS_PER_ANSWER,
    text: tokens.map((index) => `word${index} `).join(''),
  });
}

async function openDriver(url) {
  const location = parseDatabaseUrl(url);
  return location.dialect === 'sqlite'
    ? openSqlite(location.file)
    : openPostgres(location.connectionString);
}

async function openSqlite(file) {
  const client = createClient({ url: toLibsqlUrl(file), timeout: 5_000 });
  return {
    async insert(rows) {
      const sql = insertOf(rows, () => '?');
      await client.execute('BEGIN IMMEDIATE');
      await client.execute({ sql, args: rows.flatMap((row) => Object.values(row)) });
      await client.execute('COMMIT');
    },
    close: async () => client.close(),
  };
}

async function openPostgres(connectionString) {
  const client = new pg.Client({ connectionString });
  await client.connect();
  return {
    async insert(rows) {
      const text = insertOf(rows, (index) => `$${index + 1}`);
      await client.query('BEGIN');
      await client.query({ text, values: rows.flatMap((row) => Object.values(row)) });
      await client.query('COMMIT');
    },
    close: () => client.end(),
  };
}

function insertOf(rows, placeholder) {
  const columns = Object.keys(rows[0]);
  const names = columns.map((column) => `"${column}"`).join(', ');
  const tuples = rows.map(
    (_, row) => `(${columns.map((_, column) => placeholder(row * columns.length + column))})`,
  );
  return `INSERT INTO "Sample" (${names}) VALUES ${tuples.join(', ')}`;
}
