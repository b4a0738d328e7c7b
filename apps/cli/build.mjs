// Bundles the terminal client: `node apps/cli/dist/main.js` needs no TypeScript.
import path from 'node:path';
import { bundle } from '../../scripts/bundle.mjs';

const folder = import.meta.dirname;
await bundle({ main: path.join(folder, 'src/main.ts') }, path.join(folder, 'dist'));
