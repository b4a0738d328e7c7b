import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { bundle } from '../../scripts/bundle.mjs';

/**
 * Bundles what is measured of ours, since Node 20 reads no TypeScript; below the repository, where the bundles find
 * the npm packages that they leave out.
 * @returns the file of the process that measures us, and the core's statistics
 */
export async function bundleOurs(folder) {
  const bench = path.resolve(import.meta.dirname, '..');
  mkdirSync(folder, { recursive: true });
  // Output is ESM; the nearest package.json says so, whatever the one of a parent folder says.
  writeFileSync(path.join(folder, 'package.json'), '{"type":"module"}');
  await bundle(
    {
      child: path.join(bench, 'ours/child.mjs'),
      statistics: path.join(bench, 'ours/statistics.mjs'),
    },
    folder,
  );
  return {
    childFile: path.join(folder, 'child.js'),
    statistics: await import(pathToFileURL(path.join(folder, 'statistics.js')).href),
  };
}
