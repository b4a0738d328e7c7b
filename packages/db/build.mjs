// Bundles the migration command: `node packages/db/dist/migrate.js` needs no TypeScript and no Prisma engine.
import path from 'node:path';
import { bundle } from '../../scripts/bundle.mjs';

const folder = import.meta.dirname;
await bundle({ migrate: path.join(folder, 'src/migrate-command.ts') }, path.join(folder, 'dist'));
