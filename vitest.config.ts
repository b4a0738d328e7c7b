import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const fromRoot = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** `unit` needs nothing but Node; `integration` may use the services that scripts/test.mjs provides. */
export default defineConfig({
  resolve: {
    alias: [
      { find: /^@\//, replacement: fromRoot('apps/web/src/') },
      // Next resolves the marker under its own condition; outside Next it throws on purpose.
      { find: /^server-only$/, replacement: fromRoot('node_modules/server-only/empty.js') },
    ],
  },
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: [
            '{apps,packages}/*/src/**/*.test.{ts,tsx}',
            'scripts/**/*.test.mjs',
            'models/training/**/*.test.mjs',
            'bench/**/*.test.mjs',
          ],
          exclude: ['**/*.integration.test.*', '**/node_modules/**'],
        },
      },
      {
        extends: true,
        test: {
          name: 'integration',
          include: [
            '{apps,packages}/*/src/**/*.integration.test.ts',
            'scripts/**/*.integration.test.mjs',
            'bench/**/*.integration.test.mjs',
          ],
          testTimeout: 120_000,
          hookTimeout: 60_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
