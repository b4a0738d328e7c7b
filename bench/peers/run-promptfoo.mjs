import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { runProgram } from '../measure/run-program.mjs';

const WITHIN_MS = 120_000;

/**
 * Lets promptfoo evaluate so many tests, each with one assertion, with its provider for OpenAI's chat completions.
 * @returns the latency that it reports of each test, how long it ran from start to end, and what it used
 */
export async function runPromptfoo(peer, { baseUrl, tests, concurrency, place }) {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'mizani-promptfoo-'));
  try {
    const [config, result] = ['config.json', 'result.json'].map((name) => path.join(folder, name));
    writeFileSync(config, JSON.stringify(configuration(baseUrl, tests)));
    const args = [peer.main, 'eval', '-c', config, '-o', result, '-j', String(concurrency)];
    const flags = ['--no-cache', '--no-table', '--no-progress-bar', '--no-write', '--no-share'];
    const { code, stdout, stderr, ...usage } = await runProgram(peer.node, [...args, ...flags], {
      place,
      cwd: folder,
      withinMs: WITHIN_MS,
      variables: {
        PROMPTFOO_CONFIG_DIR: path.join(folder, 'home'),
        PROMPTFOO_DISABLE_TELEMETRY: '1',
        PROMPTFOO_DISABLE_UPDATE: '1',
        PROMPTFOO_DISABLE_REMOTE_GENERATION: '1',
      },
    });
    if (code !== 0) throw new Error(`promptfoo ended with ${code}: ${stderr || stdout}`);
    const { results } = JSON.parse(readFileSync(result, 'utf8')).results;
    const failed = results.filter(({ success }) => !success).length;
    if (failed > 0 || results.length !== tests) {
      throw new Error(`promptfoo passed ${results.length - failed} of ${tests} tests`);
    }
    return { latenciesMs: results.map(({ latencyMs }) => latencyMs), ...usage };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function configuration(baseUrl, tests) {
  return {
    prompts: ['Say {{word}}.'],
    providers: [
      {
        id: 'openai:chat:truth',
        config: { apiBaseUrl: `${baseUrl}/v1`, apiKey: 'none', max_tokens: 16, temperature: 0 },
      },
    ],
    tests: Array.from({ length: tests }, (_, index) => ({
      vars: { word: `yes ${index}` },
      assert: [{ type: 'icontains', value: 'yes' }],
    })),
  };
}
