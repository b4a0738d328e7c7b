import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from '../start/configuration.mjs';

/** Runs checks and test runners one after the other and counts what they found. */
export function createTally({ folder, forbidSkips }) {
  const total = { passed: 0, failed: 0, skipped: 0 };
  const notices = [];

  function add(title, { passed = 0, failed = 0, skipped = 0 }) {
    total.passed += passed;
    total.failed += failed;
    total.skipped += skipped;
    console.log(
      `${failed ? '✗' : '✓'} ${title}: ${passed} passed, ${failed} failed, ${skipped} skipped`,
    );
  }

  function skip(reason) {
    notices.push(reason);
    console.log(`- skipped: ${reason}`);
  }

  /** Runs a tool; it counts as one test. */
  async function check(title, [script, ...args]) {
    const code = await runNode(path.join(ROOT, 'node_modules', script), args);
    add(title, code === 0 ? { passed: 1 } : { failed: 1 });
  }

  async function vitest(title, env) {
    const file = path.join(folder, 'vitest.json');
    const code = await runNode(
      path.join(ROOT, 'node_modules/vitest/vitest.mjs'),
      ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${file}`],
      env,
    );
    addReport(title, file, code, (report) => ({
      passed: report.numPassedTests,
      failed: report.numFailedTests + report.numFailedTestSuites * (report.numFailedTests ? 0 : 1),
      skipped: report.numPendingTests + report.numTodoTests,
    }));
  }

  async function playwright(title, env) {
    const file = path.join(folder, `playwright-${env.MIZANI_E2E_MODE}.json`);
    const code = await runNode(
      path.join(ROOT, 'node_modules/@playwright/test/cli.js'),
      ['test', '--reporter=list,json'],
      { ...env, PLAYWRIGHT_JSON_OUTPUT_NAME: file },
    );
    addReport(title, file, code, ({ stats, errors }) => ({
      passed: stats.expected,
      failed: stats.unexpected + stats.flaky + errors.length,
      skipped: stats.skipped,
    }));
  }

  /** A runner that fails without a failed test (it crashed, or wrote no report) counts as one failure. */
  function addReport(title, file, code, read) {
    const counts = existsSync(file) ? read(JSON.parse(readFileSync(file, 'utf8'))) : {};
    if (code !== 0 && !counts.failed) counts.failed = 1;
    add(title, counts);
  }

  return {
    check,
    vitest,
    playwright,
    skip,
    fail: () => add('run', { failed: 1 }),
    /** Prints the closing lines; returns the exit code. */
    report() {
      if (forbidSkips && (notices.length || total.skipped)) {
        add('nothing may be skipped here', { failed: notices.length + total.skipped });
      }
      for (const notice of notices) console.log(`NOT TESTED: ${notice}`);
      console.log(`${total.passed} passed, ${total.failed} failed`);
      return total.failed ? 1 : 0;
    },
  };
}

function runNode(script, args, env = {}) {
  const child = spawn(process.execPath, [script, ...args], {
    cwd: ROOT,
    env: { ...process.env, TURBO_TELEMETRY_DISABLED: '1', NEXT_TELEMETRY_DISABLED: '1', ...env },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  return new Promise((resolve, reject) => child.on('error', reject).on('close', resolve));
}
