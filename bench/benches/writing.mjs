import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { startPostgres } from '../../scripts/test/postgres.mjs';
import { interleave, ratiosOf, valuesOf } from '../measure/interleave.mjs';
import { cell, judge, NOT_AVAILABLE } from '../report/cells.mjs';

const SHARE_MIN = 0.6;
const DATABASES = ['SQLite', 'Postgres'];

/** How fast samples are stored, beside the fastest that the driver below can do. */
export const writing = {
  title: 'Writing: samples stored per second',
  method:
    'Samples of 64 tokens (63 gaps, some 400 characters of text), 500 in a transaction, into a fresh database. ' +
    '`samples.record` maps them to rows, stores them through Prisma and finds out which were new. The driver ' +
    '(`@libsql/client`, `pg`) gets the same rows, mapped beforehand, as one INSERT of many rows on a connection of ' +
    'its own. SQLite is a file in WAL mode; a Postgres that the bench started runs with `fsync=off`.',

  async measure(context) {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'mizani-bench-pg-'));
    let postgres = null;
    try {
      postgres = await startPostgres(folder);
      if (postgres.missing) context.log(postgres.missing);
      const databases = { SQLite: openSqlite(context) };
      if (!postgres.missing) databases.Postgres = openPostgres(postgres);
      const measured = {};
      for (const [name, makeDatabase] of Object.entries(databases)) {
        const contenders = ['driver', 'repository'].map((through) => ({
          name: through,
          measure: async () => {
            const durationMs = context.quick ? 100 : 1_500;
            return context.ours('measureWriting', {
              url: await makeDatabase(),
              through,
              durationMs,
            });
          },
        }));
        context.log(name);
        measured[name] = await interleave({ ...context, contenders });
      }
      return measured;
    } finally {
      await postgres?.stop?.();
      rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
    }
  },

  report(measured, { statistics }) {
    const rate = (record) => record.samplesPerSecond;
    const show = { statistics, digits: 0 };
    const shares = (database) =>
      ratiosOf(measured[database]?.repository, measured[database]?.driver, rate);
    return {
      tables: [
        {
          title: 'Samples per second',
          columns: ['database', 'driver, multi-row insert', '`samples.record`'],
          rows: DATABASES.map((database) => [
            database,
            cell(valuesOf(measured[database]?.driver, rate), show),
            cell(valuesOf(measured[database]?.repository, rate), show),
          ]),
        },
      ],
      claims: DATABASES.map((database) =>
        judge({
          what: `Samples per second into ${database}, as a share of the driver’s`,
          values: shares(database),
          limit: SHARE_MIN,
          direction: 'at least',
          unit: 'x',
          statistics,
        }),
      ),
      remarks: measured.Postgres ? [] : [`Postgres: ${NOT_AVAILABLE}.`],
    };
  },
};

function openSqlite(context) {
  return async () => `file:${path.join(context.makeFolder(), 'bench.db')}`;
}

function openPostgres(postgres) {
  let databases = 0;
  return () => {
    databases += 1;
    return postgres.createDatabase(`mizani_bench_${databases}`);
  };
}
