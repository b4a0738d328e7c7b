import type { NewRunRow, RunFilter, RunRepository } from '@mizani/core/benchmark/run-repository';
import { MizaniError, notFound } from '@mizani/core/errors/mizani-error';
import type { DatabaseClient, Prisma } from '../client.ts';
import { isForeignKeyViolation, isUniqueViolation } from '../constraint-violation.ts';
import { toQueuedJobRow } from '../mappers/job-mapper.ts';
import {
  RUN_SELECT,
  RUN_SUMMARY_SELECT,
  toHarness,
  toPlan,
  toRun,
  toRunEvent,
  toRunSummary,
} from '../mappers/run-mapper.ts';
import { storableText, storableTextOrNull } from '../storable-text.ts';
import { NOT_IMPORTING } from './importing.ts';
import { decodeRunCursor, encodeRunCursor } from './run-cursor.ts';

export function createRunRepository(client: DatabaseClient): RunRepository {
  return {
    async create(run, job, nowEpochMs) {
      if (run.id !== job.id) throw new Error(`A run has the id of its job: ${run.id}, ${job.id}.`);
      try {
        await client.$transaction([
          client.job.create({ data: toQueuedJobRow(job, nowEpochMs) }),
          client.run.create({ data: toRunRow(run, nowEpochMs) }),
          client.runTarget.createMany({ data: toTargetRows(run) }),
        ]);
      } catch (cause) {
        if (isUniqueViolation(cause)) {
          throw new MizaniError('conflict', `There is a run with the id "${run.id}" already.`, {
            cause,
          });
        }
        if (isForeignKeyViolation(cause)) {
          throw new MizaniError(
            'not-found',
            `The host, prompt set or experiment of the run "${run.id}" does not exist.`,
            { cause },
          );
        }
        throw cause;
      }
    },

    async find(id) {
      const row = await client.run.findUnique({
        where: { id: storableText(id), job: NOT_IMPORTING },
        select: RUN_SELECT,
      });
      return row && toRun(row, await client.sample.count({ where: { runId: row.id } }));
    },

    async list(filter, { limit, cursor }) {
      const rows = await client.run.findMany({
        where: { AND: [toWhere(filter), cursor === undefined ? {} : toWhereAfter(cursor)] },
        select: RUN_SUMMARY_SELECT,
        orderBy: [{ createdEpochMs: 'desc' }, { id: 'desc' }],
        // One more than asked for tells whether there is a next page.
        take: limit + 1,
      });
      const counts = await countSamples(
        client,
        rows.map((row) => row.id),
      );
      const items = rows.slice(0, limit).map((row) => toRunSummary(row, counts.get(row.id) ?? 0));
      const last = items.at(-1);
      return { items, nextCursor: last && rows.length > limit ? encodeRunCursor(last) : null };
    },

    async saveStart({ runId, plan, environment }) {
      return client.$transaction(async (transaction) => {
        // One statement, so that of two workers that start the run at once the second gets the plan of the first.
        // A plan of version 1 cannot be followed any more; nothing is lost with it while nothing was measured.
        const rows = await transaction.$queryRaw<{ planJson: string }[]>`
          UPDATE "Run"
          SET "planJson" = CASE
                WHEN "planJson" IS NULL OR ("planJson" LIKE '{"version":1,%' AND NOT EXISTS (
                  SELECT 1 FROM "Sample" WHERE "Sample"."runId" = "Run"."id"
                )) THEN ${JSON.stringify(plan)} ELSE "planJson" END,
              "environmentJson" = ${JSON.stringify(environment)}
          WHERE "id" = ${runId}
          RETURNING "planJson"`;
        if (!rows[0]) throw notFound('run', runId);
        const stored = toPlan(rows[0].planJson);
        if (stored === null) throw outdatedPlan(runId);
        return stored;
      });
    },

    async saveHarness(runId, record) {
      await client.$transaction(async (transaction) => {
        // Writing first keeps a competing call waiting until this one has ended, so neither overwrites the other.
        const rows = await transaction.$queryRaw<{ harnessJson: string }[]>`
          UPDATE "Run" SET "harnessJson" = "harnessJson" WHERE "id" = ${runId} RETURNING "harnessJson"`;
        if (!rows[0]) throw notFound('run', runId);
        const others = toHarness(rows[0].harnessJson).filter(
          ({ attempt }) => attempt !== record.attempt,
        );
        const harness = [...others, record].sort((a, b) => a.attempt - b.attempt);
        await transaction.run.update({
          where: { id: runId },
          data: { harnessJson: JSON.stringify(harness) },
        });
      });
    },

    async addEvent({ detail, ...event }) {
      await client.runEvent.create({ data: { ...event, detail: storableTextOrNull(detail) } });
    },

    async listEvents(runId) {
      const rows = await client.runEvent.findMany({ where: { runId }, orderBy: { id: 'asc' } });
      return rows.map(toRunEvent);
    },
  };
}

function outdatedPlan(runId: string): MizaniError {
  const message =
    `The run "${runId}" was begun by an earlier version, whose plan this one cannot continue. ` +
    'Its samples are kept; start the comparison again as a new run.';
  return new MizaniError('conflict', message);
}

/** How many samples each run has, in one query; runs without any are absent. */
async function countSamples(
  client: DatabaseClient,
  runIds: string[],
): Promise<Map<string, number>> {
  const groups = await client.sample.groupBy({
    by: ['runId'],
    where: { runId: { in: runIds } },
    _count: true,
  });
  return new Map(groups.map((group) => [group.runId, group._count]));
}

function toRunRow(run: NewRunRow, nowEpochMs: number): Prisma.RunUncheckedCreateInput {
  const { name, parameters, targets: _, ...rest } = run;
  return {
    ...rest,
    name: storableTextOrNull(name),
    parametersJson: JSON.stringify(parameters),
    createdEpochMs: nowEpochMs,
  };
}

export function toTargetRows(
  run: Pick<NewRunRow, 'id' | 'targets'>,
): Prisma.RunTargetCreateManyInput[] {
  return run.targets.map(({ position, ...target }) => ({
    runId: run.id,
    position,
    targetId: target.id,
    snapshotJson: JSON.stringify(target),
  }));
}

/** The time range takes in its beginning and leaves out its end. */
function toWhere(filter: RunFilter): Prisma.RunWhereInput {
  const { kind, hostId, targetId, status, fromEpochMs, toEpochMs } = filter;
  return {
    ...(kind === undefined ? {} : { kind }),
    ...(hostId === undefined ? {} : { hostId: storableText(hostId) }),
    ...(targetId === undefined ? {} : { targets: { some: { targetId: storableText(targetId) } } }),
    job: status === undefined ? NOT_IMPORTING : { status },
    createdEpochMs: {
      ...(fromEpochMs === undefined ? {} : { gte: fromEpochMs }),
      ...(toEpochMs === undefined ? {} : { lt: toEpochMs }),
    },
  };
}

function toWhereAfter(cursor: string): Prisma.RunWhereInput {
  const { createdEpochMs, id } = decodeRunCursor(cursor);
  return {
    OR: [{ createdEpochMs: { lt: createdEpochMs } }, { createdEpochMs, id: { lt: id } }],
  };
}
