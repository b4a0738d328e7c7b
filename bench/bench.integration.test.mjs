import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { streams } from './benches/streams.mjs';
import { truthfulness } from './benches/truthfulness.mjs';
import { openContext } from './measure/open-context.mjs';
import { writeReport } from './report/write-report.mjs';

// Below the repository, because the bundles look for npm packages in the folders above them.
const buildFolder = path.resolve(import.meta.dirname, '../.mizani/bench/test-build');

describe('a bench', () => {
  let context;

  beforeAll(async () => {
    context = await openContext({ buildFolder, quick: true, rounds: 1, log: () => {} });
  });
  afterAll(() => context?.close());

  it('measures a real run on the server of known truth, and judges what it reports', async () => {
    const measured = await truthfulness.measure(context);
    expect(measured).toEqual({
      1: {
        Mizani: [
          {
            reportedMs: expect.any(Number),
            trueMs: expect.any(Number),
            requests: 5,
            // A run of 2 goes first, and both runs begin with a request that does not count.
            servedRequests: 9,
            cpuSeconds: expect.any(Number),
          },
        ],
      },
    });
    const { tables, claims } = truthfulness.report(measured, context);
    const [parallel, truth, mizani, ...peers] = tables[0].rows[0];
    expect([parallel, Number(truth), Number(mizani)]).toEqual([
      '1',
      expect.any(Number),
      expect.any(Number),
    ]);
    expect(peers).toEqual(['not available', 'not available', 'not available']);
    expect(claims).toHaveLength(1);
    expect(claims[0].verdict).toMatch(/^(met|\*\*missed\*\*), not firmly$/);
  });

  it('finds a stamp of the server for every chunk that a run stored', async () => {
    const measured = await streams.measure(context);
    expect(measured[1][0].ttftErrorsMs).toHaveLength(8);
    expect(measured[1][0].gapErrorsMs).toHaveLength(80);
    const report = streams.report(measured, context);
    const page = writeReport([{ ...streams, ...anywhere, name: 'streams', report }]);
    expect(page).toContain('| streams | p50 error of gap at 1 parallel | at most 0.5 ms |');
    expect(page).toContain('n too small');
  });
});

const anywhere = {
  measuredAt: '2026-01-01T00:00:00.000Z',
  machine: { cpu: 'a CPU', cores: 2, memoryGigabytes: 4, system: 'Linux 6', node: '20.19.0' },
  noise: 'quiet',
  pinning: 'not pinned',
  rounds: 1,
};
