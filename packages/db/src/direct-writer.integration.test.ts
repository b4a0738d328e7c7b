import { expect, it } from 'vitest';
import { Prisma } from './client.ts';
import { describeDatabases } from './testing/describe-databases.ts';
import { createRun, NOW } from './testing/fixtures.ts';

describeDatabases('writing directly', (open) => {
  const addEvent = (runId: string, detail: string) =>
    Prisma.sql`INSERT INTO "RunEvent" ("runId", "kind", "detail", "epochMs") VALUES (${runId}, 'created', ${detail}, ${NOW}) RETURNING "detail"`;

  it('stores everything when the work is done, and gives what it returns', async () => {
    const { database, repositories } = open();
    const { id } = await createRun(repositories);
    const rows = await database.writeDirectly(async (writer) => {
      await writer.execute(addEvent(id, 'one'));
      return writer.query<{ detail: string }>(addEvent(id, '2026-11-23T18:45:01Z'));
    });
    expect(rows).toEqual([{ detail: '2026-11-23T18:45:01Z' }]);
    expect(await repositories.runs.listEvents(id)).toHaveLength(2);
  });

  it('stores nothing when the work fails, and goes on to work', async () => {
    const { database, repositories } = open();
    const { id } = await createRun(repositories);
    const write = database.writeDirectly(async (writer) => {
      await writer.execute(addEvent(id, 'lost'));
      throw new Error('given up');
    });
    await expect(write).rejects.toThrow('given up');
    const wrong = database.writeDirectly((writer) => writer.execute(addEvent('run_unknown', 'x')));
    await expect(wrong).rejects.toThrow();
    await database.writeDirectly((writer) => writer.execute(addEvent(id, 'kept')));
    expect((await repositories.runs.listEvents(id)).map(({ detail }) => detail)).toEqual(['kept']);
  });

  it('keeps its transactions and those of the client apart', async () => {
    const { database, repositories } = open();
    const { id } = await createRun(repositories);
    const direct = (name: string) =>
      database.writeDirectly(async (writer) => {
        await writer.execute(addEvent(id, `${name} one`));
        await writer.execute(addEvent(id, `${name} two`));
      });
    const byClient = database.client.$transaction(async (transaction) => {
      await transaction.$executeRaw(addEvent(id, 'client'));
      throw new Error('undone');
    });
    await Promise.allSettled([direct('a'), byClient, direct('b'), direct('c')]);
    const details = (await repositories.runs.listEvents(id)).map(({ detail }) => detail);
    expect(details).toHaveLength(6);
    expect(details).not.toContain('client');
  });
});
