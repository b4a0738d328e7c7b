import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';

/** The full path of a program on PATH or in one of the extra folders; null when it is nowhere. */
export function findProgram(name, extraFolders = []) {
  const file = process.platform === 'win32' ? `${name}.exe` : name;
  const folders = [...extraFolders, ...(process.env.PATH ?? '').split(path.delimiter)];
  return folders.map((folder) => path.join(folder, file)).find((full) => existsSync(full)) ?? null;
}

/** Subfolders such as `<parent>/15/bin`, newest version first; empty when the parent does not exist. */
export function versionedFolders(parent, inner) {
  if (!existsSync(parent)) return [];
  return readdirSync(parent)
    .sort((a, b) => Number.parseFloat(b) - Number.parseFloat(a))
    .map((version) => path.join(parent, version, inner));
}
