import { mkdtempSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { defineConfig, devices } from '@playwright/test';
import { findChromium } from './scripts/test/chromium.mjs';

const mode = process.env.MIZANI_E2E_MODE ?? 'embedded';
// Below the ports that systems give to outgoing connections, of which the tests before have made many.
const port = Number(process.env.MIZANI_E2E_PORT ?? (mode === 'team' ? 13_014 : 13_013));
// Playwright loads this file in every worker; only the first of them makes the folder.
process.env.MIZANI_E2E_DATA_DIR ??= mkdtempSync(path.join(os.tmpdir(), 'mizani-e2e-'));

const isRoot = process.getuid?.() === 0;
const { executablePath } = findChromium();

export default defineConfig({
  testDir: 'apps/web/e2e',
  outputDir: 'test-results',
  workers: 1,
  timeout: 120_000,
  forbidOnly: Boolean(process.env.CI),
  use: {
    ...devices['Desktop Chrome'],
    baseURL: `http://127.0.0.1:${port}`,
    screenshot: 'only-on-failure',
    launchOptions: {
      ...(executablePath ? { executablePath } : {}),
      args: [
        ...(isRoot ? ['--no-sandbox'] : []),
        '--disable-gpu',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--no-first-run',
      ],
    },
  },
  // The same command a user types, so the journeys also test the start.
  webServer: {
    command: `node scripts/start.mjs --no-open --port ${port}`,
    url: `http://127.0.0.1:${port}/api/v1/health`,
    env: { MIZANI_DATA_DIR: process.env.MIZANI_E2E_DATA_DIR, MIZANI_HOST_NAME: 'test-host' },
    timeout: 180_000,
    gracefulShutdown: { signal: 'SIGTERM', timeout: 15_000 },
  },
});
