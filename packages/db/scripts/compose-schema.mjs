import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** @type {('sqlite' | 'postgresql')[]} */
export const DIALECTS = ['sqlite', 'postgresql'];

export const PRISMA_FOLDER = path.resolve(import.meta.dirname, '../../../prisma');

/**
 * The whole schema of a dialect: its header, then every model, in order of file name.
 * @param {string} dialect
 * @returns {string}
 */
export function composeSchema(dialect) {
  const modelsFolder = path.join(PRISMA_FOLDER, 'models');
  const files = readdirSync(modelsFolder).filter((file) => file.endsWith('.prisma'));
  const parts = [
    path.join(PRISMA_FOLDER, dialect, 'header.prisma'),
    ...files.sort().map((file) => path.join(modelsFolder, file)),
  ];
  // Line endings as in the repository, whatever the checkout made of them: schemas are compared byte by byte.
  return parts.map((file) => readFileSync(file, 'utf8').replaceAll('\r\n', '\n')).join('\n');
}

/**
 * Names of a dialect's migrations, oldest first.
 * @param {string} dialect
 * @returns {string[]}
 */
export function listMigrationNames(dialect) {
  const folder = path.join(PRISMA_FOLDER, dialect, 'migrations');
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
}
