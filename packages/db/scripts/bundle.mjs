import { build } from 'esbuild';

/**
 * Bundles entry points for plain Node: our own TypeScript inlined, npm packages left where they are.
 * @param {Record<string, string>} entryPoints output name -> source file
 * @param {string} outputFolder inside this package, so that the bundles find the npm packages
 */
export async function bundle(entryPoints, outputFolder) {
  await build({
    entryPoints,
    outdir: outputFolder,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
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
