import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

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
 * Prisma's schema engine as WebAssembly from npm: its command line would download a native one.
 * An internal package without a promise of stability, hence pinned exactly and used at development time only.
 */
async function loadEngine() {
  // Once per process: the module keeps views of one instance's memory.
  loadedEngine ??= instantiateEngine();
  return loadedEngine;
}
let loadedEngine;

async function instantiateEngine() {
  const engine = await import('@prisma/schema-engine-wasm/schema_engine_bg');
  const script = require.resolve('@prisma/schema-engine-wasm/schema_engine_bg');
  const { instance } = await WebAssembly.instantiate(
    readFileSync(script.replace(/\.js$/, '.wasm')),
    { './schema_engine_bg.js': engine },
  );
  engine.__wbg_set_wasm(instance.exports);
  instance.exports.__wbindgen_start();
  return engine.SchemaEngine;
}

/** A dependency of both adapters: taken from there, so that it is always the version they speak. */
function loadAdapterUtilities() {
  return createRequire(require.resolve('@prisma/adapter-libsql'))('@prisma/driver-adapter-utils');
}

/**
 * SQL that leads from one schema to another; null when there is nothing to do.
 * @param {'sqlite' | 'postgresql'} dialect
 * @param {string | null} before null for an empty database
 * @param {string} after
 * @returns {Promise<string | null>}
 */
export async function diffSchemas(dialect, before, after) {
  const SchemaEngine = await loadEngine();
  const { bindMigrationAwareSqlAdapterFactory } = loadAdapterUtilities();
  const datamodel = (content) => ({
    tag: 'schemaDatamodel',
    files: [{ path: 'schema.prisma', content }],
  });
  const engine = await SchemaEngine.new(
    { datamodels: [['schema.prisma', after]] },
    () => {},
    bindMigrationAwareSqlAdapterFactory(emptyDatabase(dialect)),
  );
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
