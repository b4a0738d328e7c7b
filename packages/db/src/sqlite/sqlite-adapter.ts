import { type Client, type Config, createClient } from '@libsql/client';
import { PrismaLibSql } from '@prisma/adapter-libsql';
import { onOneConnection } from './one-connection.ts';

/** Prisma's libsql adapter on a connection that lasts. */
export class SqliteAdapter extends PrismaLibSql {
  override createClient(config: Config): Client {
    return onOneConnection(createClient(config));
  }
}
