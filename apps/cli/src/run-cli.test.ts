import { mkdtemp, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { Run } from './api/resources.ts';
import { readEnvironment } from './env.ts';
import { runCli } from './run-cli.ts';
import { makeComparison, makeRun } from './testing/make-run.ts';
import { recordTerminal } from './testing/record-terminal.ts';
import { type ServedApi, sendEvent, sendJson, serveApi } from './testing/serve-api.ts';

const HEALTH = { status: 'ok', version: '0.1.0', database: 'sqlite', queue: 'embedded', hosts: [] };
const PROMPT_SETS = [
  { id: 'ps_1', name: 'Closed questions (sample of 24)', version: 1 },
  { id: 'ps_2', name: 'Closed questions (sample of 24)', version: 2 },
];

const open: ServedApi[] = [];
afterEach(async () => {
  for (const api of open.splice(0)) await api.close();
});

async function serve(run: Run, answers: Parameters<typeof serveApi>[0] = {}): Promise<ServedApi> {
  const api = await serveApi({
    'GET /health': (_request, response) => sendJson(response, HEALTH),
    'GET /targets': (_request, response) => sendJson(response, { items: run.targets }),
    'GET /prompt-sets': (_request, response) => sendJson(response, { items: PROMPT_SETS }),
    'POST /runs': (_request, response) => sendJson(response, { id: run.id }, 201),
    'GET /runs/run_1': (_request, response) => sendJson(response, run),
    'GET /runs/run_1/events': (_request, response) => {
      sendEvent(response, { event: 'state', data: { status: run.status, error: run.error } });
    },
    'GET /compare': (_request, response) =>
      sendJson(response, { items: [run, run], differences: [], comparisons: run.comparisons }),
    ...answers,
  });
  open.push(api);
  return api;
}

async function cli(
  argv: string[],
  { api, interruption }: { api?: ServedApi; interruption?: AbortSignal } = {},
) {
  const terminal = recordTerminal();
  const exitCode = await runCli(argv, {
    root: '/nowhere',
    version: '1.2.3',
    terminal,
    interruption: interruption ?? new AbortController().signal,
    readEnvironment: () => readEnvironment(api ? { MIZANI_URL: api.url } : {}),
  });
  return { exitCode, stdout: terminal.stdout, stderr: terminal.stderr };
}

describe('the command line', () => {
  it.each([['--help'], ['bench', '--help'], ['compare', '-h'], ['report', '--help']])(
    'explains itself: %s %s',
    async (...argv) => {
      const { exitCode, stdout, stderr } = await cli(argv);
      expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
      expect(stdout).toMatch(/^Usage: mizani/);
      expect(stdout).toContain('Exit code');
    },
  );

  it('says its version', async () => {
    expect(await cli(['--version'])).toMatchObject({ exitCode: 0, stdout: 'mizani 1.2.3\n' });
  });

  it.each([
    [[], 'Give a command.'],
    [['bnech'], '"bnech" is no command'],
    [['bench', '--frobnicate'], "'--frobnicate'"],
    [['bench', 'nano'], '"nano" is one argument too many'],
    [['bench', '--rounds', 'x'], '--rounds must be a number'],
    [['bench', '--no-wait', '--json'], '--no-wait leaves before'],
    [['compare', 'run_1'], 'Give the second run.'],
    [['report', 'run_1', '--format', 'pdf'], '--format must be one of md'],
    [['import', 'no-such-file'], 'no-such-file cannot be read (ENOENT)'],
    [['doctor', '--url', 'box'], '--url must be an address'],
  ])('answers wrong usage %j with one line and 2', async (argv, words) => {
    const { exitCode, stdout, stderr } = await cli(argv);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr).toContain(words);
    expect(stderr.trimEnd()).not.toContain('\n');
  });

  it('answers 3 where nobody answers at the address that was given', async () => {
    const api = await serve(makeRun());
    await api.close();
    open.splice(0);
    const { exitCode, stderr } = await cli(['bench'], { api });
    expect(exitCode).toBe(3);
    expect(stderr).toBe(`mizani: No Mizani answers at ${api.url} (ECONNREFUSED).\n`);
  });

  it('answers 3 for an error of the server, with its own words', async () => {
    const api = await serve(makeRun());
    const { exitCode, stderr } = await cli(['report', 'run_2'], { api });
    expect(exitCode).toBe(3);
    expect(stderr).toBe('mizani: There is no /api/v1/runs/run_2/report.\n');
  });
});

describe('bench', () => {
  it('measures all available targets on the newest sample of questions unless told otherwise', async () => {
    const run = makeRun();
    const [first, second] = run.targets;
    if (!first || !second) throw new Error('The run has too few targets.');
    const api = await serve({ ...run, targets: [first, { ...second, available: false }] });
    await cli(['bench', '--rounds', '2'], { api });
    const posted = api.requests.find(({ method }) => method === 'POST');
    expect(JSON.parse(posted?.body ?? '')).toEqual({
      kind: 'benchmark',
      targets: ['tgt_1'],
      rounds: 2,
      promptSet: 'ps_2',
    });
  });

  it('prints the table on stdout, and everything else on stderr', async () => {
    const { exitCode, stdout, stderr } = await cli(['bench'], { api: await serve(makeRun()) });
    expect(exitCode).toBe(0);
    expect(stdout).toContain('182 (175–190)');
    expect(stdout).toContain('Whole answer: small-1 has 1.8 times the value of nano');
    expect(stderr).toMatch(/^Run run_1: http/);
  });

  it('prints the run as JSON, and nothing else on stdout', async () => {
    const api = await serve(makeRun());
    const { stdout } = await cli(['bench', '--json'], { api });
    expect(JSON.parse(stdout)).toEqual(makeRun());
  });

  it('leaves at once with the id when it should not wait', async () => {
    const api = await serve(makeRun());
    expect(await cli(['bench', '--no-wait'], { api })).toMatchObject({
      exitCode: 0,
      stdout: 'run_1\n',
    });
    expect(api.requests.some(({ path }) => path.endsWith('/events'))).toBe(false);
  });

  it('fails on the verdicts that were named', async () => {
    const api = await serve(makeRun({ comparisons: [makeComparison({ verdict: 'slower' })] }));
    expect((await cli(['bench', '--fail-on', 'slower'], { api })).exitCode).toBe(1);
    expect((await cli(['bench', '--fail-on', 'undecided,faster'], { api })).exitCode).toBe(0);
  });

  it('asks the server for the margin, and does not pass for one that it did not use', async () => {
    const api = await serve(makeRun());
    expect((await cli(['bench', '--margin', '0.05'], { api })).exitCode).toBe(0);
    expect(api.requests.at(-1)?.path).toBe('/api/v1/runs/run_1?margin=0.05');
    expect((await cli(['bench', '--margin', '0.2'], { api })).exitCode).toBe(3);
  });

  it.each([
    [makeRun({ status: 'failed', error: 'no target answered' }), 'failed: no target answered'],
    [makeRun({ status: 'cancelled' }), 'was cancelled'],
    [makeRun({ validity: { verdict: 'invalid', findings: [] } }), 'is invalid'],
  ])('answers 3 for a run that proves nothing', async (run, words) => {
    const { exitCode, stderr } = await cli(['bench', '--fail-on', 'faster'], {
      api: await serve(run),
    });
    expect(exitCode).toBe(3);
    expect(stderr).toContain(words);
  });

  it('names the flag that the server refuses', async () => {
    const problem = { detail: 'no', errors: [{ field: 'targets', message: 'There is no "x".' }] };
    const api = await serve(makeRun(), {
      'POST /runs': (_request, response) => sendJson(response, problem, 422),
    });
    const { exitCode, stderr } = await cli(['bench', '--targets', 'x'], { api });
    expect(exitCode).toBe(2);
    expect(stderr).toContain('--targets: There is no "x".');
  });

  it('cancels the run when it is interrupted, and says what is kept', async () => {
    const interruption = new AbortController();
    let finish = () => {};
    const api = await serve(makeRun({ status: 'cancelled', recordedSamples: 7 }), {
      'GET /runs/run_1/events': (_request, response) => {
        sendEvent(response, { event: 'state', data: { status: 'running' } });
        finish = () => sendEvent(response, { event: 'state', data: { status: 'cancelled' } });
        interruption.abort();
      },
      'POST /runs/run_1/cancel': (_request, response) => {
        sendJson(response, { status: 'running' });
        finish();
      },
    });
    const { exitCode, stdout, stderr } = await cli(['bench'], {
      api,
      interruption: interruption.signal,
    });
    expect(exitCode).toBe(130);
    expect(stderr).toContain('7 of 40 requests were measured and are kept');
    expect(stdout).toContain('182 (175–190)');
  });
});

describe('compare', () => {
  it('fails by default when the second run is slower', async () => {
    const api = await serve(makeRun({ comparisons: [makeComparison({ verdict: 'slower' })] }));
    expect(await cli(['compare', 'run_1', 'run_2'], { api })).toMatchObject({ exitCode: 1 });
    expect(api.requests.at(-1)?.path).toBe('/api/v1/compare?runs=run_1%2Crun_2');
    const lenient = await cli(['compare', 'run_1', 'run_2', '--fail-on', 'none'], { api });
    expect(lenient.exitCode).toBe(0);
  });

  it('says in what the runs differ', async () => {
    const differences = [{ field: 'temperature', base: 0, other: 0.5 }];
    const run = makeRun({ comparisons: [makeComparison({ verdict: 'faster' })] });
    const api = await serve(run, {
      'GET /compare': (_request, response) =>
        sendJson(response, { items: [run, run], differences, comparisons: run.comparisons }),
    });
    const { exitCode, stdout } = await cli(['compare', 'run_1', 'run_2'], { api });
    expect(exitCode).toBe(0);
    expect(stdout).toContain('Differs: temperature (0, then 0.5)');
  });

  it('says which targets were not compared', async () => {
    const run = makeRun({ comparisons: [makeComparison({ verdict: 'faster' })] });
    const unmatched = { baseTargetIds: ['tgt_2'], otherTargetIds: ['tgt_9'] };
    const pairs = [{ baseRunId: 'run_1', otherRunId: 'run_2', commonPrompts: 1, unmatched }];
    const api = await serve(run, {
      'GET /compare': (_request, response) =>
        sendJson(response, { items: [run, run], comparisons: run.comparisons, pairs }),
    });
    const { stdout } = await cli(['compare', 'run_1', 'run_2'], { api });
    expect(stdout).toContain('Not compared: small-1 of run run_1 has no counterpart in run run_2.');
    expect(stdout).toContain('Not compared: tgt_9 of run run_2 has no counterpart in run run_1.');
  });

  it.each([
    [makeRun({ validity: { verdict: 'invalid', findings: [] } }), 'is invalid'],
    [makeRun({ status: 'cancelled' }), 'was cancelled'],
    [makeRun({ status: 'running' }), 'is still being measured'],
    [makeRun({ status: 'failed', error: 'no memory' }), 'failed: no memory'],
    [makeRun({ comparisons: [] }), 'nothing to compare'],
    [
      makeRun({ comparisons: [makeComparison({ ratio: { n: 0, value: null, interval: null } })] }),
      'Nothing was measured',
    ],
  ])(
    'answers 3 when one of the runs proves nothing, or nothing was compared',
    async (run, words) => {
      const api = await serve(run);
      const { exitCode, stderr } = await cli(['compare', 'run_1', 'run_2'], { api });
      expect(exitCode).toBe(3);
      expect(stderr).toContain(words);
    },
  );
});

describe('report and import', () => {
  it('carry a run from one Mizani to another', async () => {
    const content = '{"kind":"run"}\n{"kind":"sample"}\n';
    const api = await serve(makeRun(), {
      'GET /runs/run_1/report': (_request, response) => void response.end(content),
      'POST /runs/import': (_request, response) => sendJson(response, { id: 'run_9' }, 201),
    });
    const folder = await mkdtemp(path.join(os.tmpdir(), 'mizani-cli-'));
    try {
      const file = path.join(folder, 'run.ndjson');
      const line = ['report', 'run_1', '--format', 'ndjson'];
      expect((await cli(line, { api })).stdout).toBe(content);
      expect((await cli([...line, '--output', file], { api })).exitCode).toBe(0);
      expect(await readFile(file, 'utf8')).toBe(content);
      expect(await cli(['import', file], { api })).toMatchObject({
        exitCode: 0,
        stdout: 'run_9\n',
      });
      expect(api.requests.at(-1)).toMatchObject({ path: '/api/v1/runs/import', body: content });
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});
