import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

/**
 * Prisma's schema engine as WebAssembly from npm: its command line would download a native one.
 * An internal package without a promise of stability, hence pinned exactly and used at development time only.
 * @param {string} schema text of a schema.prisma
 * @param {object} adapterFactory a driver adapter of Prisma, such as PrismaPg
 */
export async function openSchemaEngine(schema, adapterFactory) {
  loadedEngine ??= instantiateEngine();
  const SchemaEngine = await loadedEngine;
  const { bindMigrationAwareSqlAdapterFactory } = loadAdapterUtilities();
  return SchemaEngine.new(
    { datamodels: [['schema.prisma', schema]] },
    () => {},
    bindMigrationAwareSqlAdapterFactory(adapterFactory),
  );
}

// Once per process: the module keeps views of one instance's memory.
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
