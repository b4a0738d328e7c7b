// Bundles the worker: `node apps/worker/dist/main.js` needs no TypeScript.
import path from 'node:path';
import { bundle } from '../../scripts/bundle.mjs';

const folder = import.meta.dirname;
const entryPoints = {
  main: path.join(folder, 'src/main.ts'),
  // Runs as a process of its own, which the worker starts to measure itself.
  'reference-server': path.join(folder, 'src/reference-server.ts'),
};
await bundle(entryPoints, path.join(folder, 'dist'));
