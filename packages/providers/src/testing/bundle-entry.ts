import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const PACKAGE_DIR = path.resolve(import.meta.dirname, '../..');
const BUNDLER = path.resolve(PACKAGE_DIR, '../../scripts/bundle.mjs');

type Bundler = {
  bundle(entryPoints: Record<string, string>, outputFolder: string): Promise<void>;
};

/**
 * Bundles a file of this package as builds do, since plain Node runs no TypeScript. `source` lies below `src`.
 * The result lies inside the package, where it finds the npm packages it needs.
 */
export async function bundleEntry(
  source: string,
): Promise<{ file: string; remove(): Promise<void> }> {
  await mkdir(path.join(PACKAGE_DIR, 'dist'), { recursive: true });
  const folder = await mkdtemp(path.join(PACKAGE_DIR, 'dist/test-'));
  const { bundle } = (await import(pathToFileURL(BUNDLER).href)) as Bundler;
  await bundle({ entry: path.join(PACKAGE_DIR, 'src', source) }, folder);
  return {
    file: path.join(folder, 'entry.js'),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}
