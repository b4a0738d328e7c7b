import { existsSync } from 'node:fs';
import { chromium } from '@playwright/test';
import { findProgram } from './programs.mjs';

const USUAL_PLACES = {
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
  ],
  win32: [
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
  ],
};

/**
 * A browser for the browser tests: MIZANI_CHROMIUM, else Playwright's own, else one of this machine.
 * @returns {{ executablePath?: string, missing?: string }}
 */
export function findChromium() {
  const chosen = process.env.MIZANI_CHROMIUM;
  if (chosen) return { executablePath: chosen };
  if (existsSync(chromium.executablePath())) return {};
  const found =
    ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome']
      .map((name) => findProgram(name))
      .find(Boolean) ?? USUAL_PLACES[process.platform]?.find((file) => existsSync(file));
  if (found) return { executablePath: found };
  return {
    missing:
      'Browser tests: no Chromium found. Run "npx playwright install chromium" (Debian: apt install chromium) or set MIZANI_CHROMIUM.',
  };
}
