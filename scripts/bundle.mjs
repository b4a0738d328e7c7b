import { build } from 'esbuild';

/**
 * Bundles entry points for plain Node: our own TypeScript inlined, npm packages left where they are, because some of
 * them find native libraries next to their own files.
 * @param {Record<string, string>} entryPoints output name -> source file
 * @param {string} outputFolder inside the part that declares the npm packages, so that the bundles find them
 */
export async function bundle(entryPoints, outputFolder) {
  await build({
    entryPoints,
    outdir: outputFolder,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20.19',
    sourcemap: 'linked',
    logLevel: 'warning',
    plugins: [keepPackagesExternal],
  });
}

/** `packages: 'external'` would leave out our own packages as well, which are TypeScript. */
const keepPackagesExternal = {
  name: 'keep-npm-packages-external',
  setup(bundler) {
    bundler.onResolve({ filter: /^[^./]/ }, ({ path, kind }) => {
      const ours = kind === 'entry-point' || path.startsWith('@mizani/');
      return ours ? undefined : { path, external: true };
    });
  },
};
