import { openSchemaEngine } from './open-schema-engine.mjs';

/**
 * A database that holds nothing and takes everything: the engine learns the dialect from it and greets it once, and
 * then compares two files without a further question.
 * @param {'sqlite' | 'postgresql'} dialect
 */
function emptyDatabase(dialect) {
  const provider = dialect === 'postgresql' ? 'postgres' : 'sqlite';
  const connection = {
    provider,
    adapterName: 'empty-database',
    queryRaw: async () => ({ columnNames: [], columnTypes: [], rows: [] }),
    executeRaw: async () => 0,
    executeScript: async () => {},
    getConnectionInfo: () => ({ schemaName: 'public', supportsRelationJoins: true }),
    dispose: async () => {},
  };
  const connect = async () => connection;
  return { provider, adapterName: 'empty-database', connect, connectToShadowDb: connect };
}

/**
 * SQL that leads from one schema to another; null when there is nothing to do.
 * @param {'sqlite' | 'postgresql'} dialect
 * @param {string | null} before null for an empty database
 * @param {string} after
 * @returns {Promise<string | null>}
 */
export async function diffSchemas(dialect, before, after) {
  const datamodel = (content) => ({
    tag: 'schemaDatamodel',
    files: [{ path: 'schema.prisma', content }],
  });
  const engine = await openSchemaEngine(after, emptyDatabase(dialect));
  const result = await engine.diff({
    from: before === null ? { tag: 'empty' } : datamodel(before),
    to: datamodel(after),
    script: true,
    exitCode: true,
    filters: { externalTables: [], externalEnums: [] },
  });
  if (result.exitCode === 0) return null;
  // PostgreSQL checks for the right to create a schema even where it exists, and an ordinary user has none.
  return result.stdout.replace('-- CreateSchema\nCREATE SCHEMA IF NOT EXISTS "public";\n\n', '');
}
