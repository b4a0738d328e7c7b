// Bundles the server for plain Node: our own TypeScript inlined, npm packages left where they are,
// because ONNX Runtime finds its native library next to its own files.
import path from 'node:path';
import { build } from 'esbuild';

await build({
  entryPoints: { main: path.join(import.meta.dirname, 'src/main.ts') },
  outdir: path.join(import.meta.dirname, 'dist'),
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20.19',
  sourcemap: 'linked',
  logLevel: 'warning',
  plugins: [
    {
      name: 'keep-npm-packages-external',
      setup(bundler) {
        bundler.onResolve({ filter: /^[^./]/ }, ({ path: specifier, kind }) => {
          const ours = kind === 'entry-point' || specifier.startsWith('@mizani/');
          return ours ? undefined : { path: specifier, external: true };
        });
      },
    },
  ],
});
