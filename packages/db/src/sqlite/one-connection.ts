import { type Client, LibsqlError, type Transaction } from '@libsql/client';

type UsedClient = Pick<Client, 'execute' | 'executeMultiple' | 'transaction' | 'close'>;
type UsedTransaction = Pick<Transaction, 'execute' | 'commit' | 'rollback'>;

/**
 * A libsql client that stays on one connection. libsql's own hands its connection to each transaction and never closes
 * it, so a process that writes for hours runs out of file handles. Also mended here:
 * - Transactions begin as writers. One that begins as a reader fails when another process has written in between,
 *   without waiting for the busy timeout.
 * - A statement that found the file busy stays unfinished and makes every later COMMIT fail; the next statement
 *   therefore gets a fresh connection.
 *
 * Holds what Prisma's adapter uses. Whoever calls must not let other statements in between those of a transaction;
 * the adapter has a lock for that.
 */
export function onOneConnection(client: Client): Client {
  let inTransaction = false;
  let connectionIsSpoilt = false;

  const execute = async (...statement: Parameters<Client['execute']>) => {
    if (connectionIsSpoilt && !inTransaction) {
      connectionIsSpoilt = false;
      await client.reconnect();
    }
    try {
      return await client.execute(...statement);
    } catch (error) {
      if (error instanceof LibsqlError && error.code === 'SQLITE_BUSY') connectionIsSpoilt = true;
      throw error;
    }
  };

  const rollback = async () => {
    try {
      await client.execute('ROLLBACK');
    } catch {
      // SQLite has ended the transaction itself, or the connection is good for nothing: either way start afresh.
      connectionIsSpoilt = true;
    } finally {
      inTransaction = false;
    }
  };

  const commit = async () => {
    try {
      await client.execute('COMMIT');
      inTransaction = false;
    } catch (error) {
      // Nobody rolls back after a failed commit, and an open transaction would lock out every other process.
      await rollback();
      connectionIsSpoilt = true;
      throw error;
    }
  };

  const begin = async (): Promise<UsedTransaction> => {
    await execute('BEGIN IMMEDIATE');
    inTransaction = true;
    return { execute, commit, rollback };
  };

  const used: UsedClient = {
    execute,
    executeMultiple: (sql) => client.executeMultiple(sql),
    transaction: async () => (await begin()) as Transaction,
    close: () => client.close(),
  };
  return used as Client;
}
