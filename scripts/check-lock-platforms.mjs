// Fails when package-lock.json lacks a platform binary that some dependency declares. npm leaves out, without a
// word, what its registry did not offer on the day of the lock, and `npm ci` then fails on that platform.
import { readFileSync } from 'node:fs';

/**
 * @param {Record<string, { optionalDependencies?: Record<string, string> }>} packages the lockfile's `packages`
 * @returns {string[]} one `from -> name@version` per missing package
 */
export function findMissingPlatformPackages(packages) {
  const missing = [];
  for (const [location, entry] of Object.entries(packages)) {
    for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
      if (!resolves(packages, location, name)) missing.push(`${location} -> ${name}@${version}`);
    }
  }
  return missing;
}

/** Node's own look-up: `node_modules` here, then in every folder above. */
function resolves(packages, location, name) {
  for (let folder = location; ; folder = parentOf(folder)) {
    if (packages[`${folder ? `${folder}/` : ''}node_modules/${name}`]) return true;
    if (!folder) return false;
  }
}

function parentOf(location) {
  const nested = location.lastIndexOf('/node_modules/');
  return nested === -1 ? '' : location.slice(0, nested);
}

if (process.argv[1] === import.meta.filename) {
  const missing = findMissingPlatformPackages(
    JSON.parse(readFileSync('package-lock.json', 'utf8')).packages,
  );
  console.log(missing.join('\n') || 'The lockfile holds the binaries of every platform.');
  process.exitCode = missing.length ? 1 : 0;
}
