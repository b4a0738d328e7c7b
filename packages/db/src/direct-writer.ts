import type { SqlDriverAdapterFactory } from '@prisma/client/runtime/client';
import type { Prisma } from './generated/sqlite/client.ts';

/** Takes statements that Prisma's query engine has nothing to add to. */
export type RowWriter = {
  /** Number of rows that were written. */
  execute(statement: Prisma.Sql): Promise<number>;
  /** The rows that the statement returns, by name of column, as the driver gives them. */
  query<Row>(statement: Prisma.Sql): Promise<Row[]>;
};

/** Runs `work` in a transaction: all of it is stored when it resolves, and nothing when it rejects. */
export type WriteDirectly = <Result>(
  work: (writer: RowWriter) => Promise<Result>,
) => Promise<Result>;

/** The rows of one statement, by name of column, as the driver gives them. */
export type ReadDirectly = <Row>(statement: Prisma.Sql) => Promise<Row[]>;

type Adapter = Awaited<ReturnType<SqlDriverAdapterFactory['connect']>>;
type Transaction = Awaited<ReturnType<Adapter['startTransaction']>>;

/**
 * A way past Prisma's query engine, on the connection that it has. The engine turns each value into JSON and back
 * twice, bytes by way of base64, which takes longer than the database takes to store them. The adapter below it keeps
 * transactions apart, whoever begins them.
 */
export function createDirectWriter(factory: SqlDriverAdapterFactory): {
  /** What the Prisma client is to be made with. */
  adapter: SqlDriverAdapterFactory;
  /** `connect` makes the client connect, as its first query does. */
  writeDirectly(connect: () => Promise<void>): WriteDirectly;
  readDirectly(connect: () => Promise<void>): ReadDirectly;
} {
  let connected: Adapter | null = null;
  const ensureConnected = async (connect: () => Promise<void>): Promise<Adapter> => {
    if (connected === null) await connect();
    if (connected === null) throw new Error('The client has connected without its adapter.');
    return connected;
  };
  return {
    adapter: {
      provider: factory.provider,
      adapterName: factory.adapterName,
      async connect() {
        connected = await factory.connect();
        return connected;
      },
    },
    writeDirectly: (connect) => async (work) => {
      const adapter = await ensureConnected(connect);
      return inTransaction(await adapter.startTransaction(), work);
    },
    readDirectly:
      (connect) =>
      async <Row>(statement: Prisma.Sql) =>
        readRows<Row>(await ensureConnected(connect), statement),
  };
}

async function inTransaction<Result>(
  transaction: Transaction,
  work: (writer: RowWriter) => Promise<Result>,
): Promise<Result> {
  // An adapter either ends the transaction itself, or lets go of a connection on which that was done.
  const end = async (sql: 'COMMIT' | 'ROLLBACK') => {
    if (!transaction.options.usePhantomQuery) await transaction.executeRaw(toQuery(sql, []));
  };
  let isCommitting = false;
  try {
    const result = await work(createRowWriter(transaction));
    await end('COMMIT');
    isCommitting = true;
    await transaction.commit();
    return result;
  } catch (error) {
    if (!isCommitting) await rollBack(transaction, end);
    throw error;
  }
}

/** What made it necessary is the error to be told, so another one on the way is not. */
async function rollBack(transaction: Transaction, end: (sql: 'ROLLBACK') => Promise<void>) {
  await end('ROLLBACK').catch(() => {});
  await transaction.rollback().catch(() => {});
}

function createRowWriter(transaction: Transaction): RowWriter {
  return {
    execute: (statement) => transaction.executeRaw(toNative(transaction, statement)),
    query: (statement) => readRows(transaction, statement),
  };
}

async function readRows<Row>(source: Adapter | Transaction, statement: Prisma.Sql): Promise<Row[]> {
  const { columnNames, rows } = await source.queryRaw(toNative(source, statement));
  return rows.map((values) => {
    // Not by way of entries, which takes several times as long for a wide table.
    const row: Record<string, unknown> = {};
    for (const [index, name] of columnNames.entries()) row[name] = values[index];
    return row as Row;
  });
}

function toNative({ provider }: Adapter | Transaction, statement: Prisma.Sql) {
  return toQuery(provider === 'postgres' ? statement.text : statement.sql, statement.values);
}

function toQuery(sql: string, args: unknown[]) {
  // Adapters look at the type of texts only, which may be dates or numbers; ours are texts.
  return { sql, args, argTypes: args.map(() => PLAIN) };
}

const PLAIN = { scalarType: 'unknown', arity: 'scalar' } as const;
