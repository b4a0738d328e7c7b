import { createBenchmarkBench } from '@mizani/core/testing/benchmark-bench';
import { makeCallRecord } from '@mizani/core/testing/make-call-record';
import { expect, it } from 'vitest';
import { rescoreRun } from './rescore-run.ts';

async function measure() {
  const bench = await createBenchmarkBench({
    definition: { rounds: 2 },
    script: { answer: () => makeCallRecord({ gapsMs: [1, 2, 3] }) },
  });
  await bench.start();
  return bench;
}

it('scores every target under every tool', async () => {
  const { deps, runId } = await measure();
  const targets = await rescoreRun(deps, runId);
  expect(targets.map(({ targetId }) => targetId)).toEqual(['tgt_small', 'tgt_large']);
  const rows = targets[0]?.rescores.flatMap((rescore) => rescore.rows);
  expect(rows).toContainEqual(
    expect.objectContaining({
      name: 'Inter Chunk Latency (ICL)',
      aggregate: 'pooled-median',
      value: 2,
    }),
  );
});

it('refuses a run with more gaps than it may hold, and an unknown one', async () => {
  const { deps, runId } = await measure();
  const gaps = (await deps.samples.list(runId)).reduce((sum, { gapsMs }) => sum + gapsMs.length, 0);
  expect(await rescoreRun(deps, runId, gaps)).toHaveLength(2);
  await expect(rescoreRun(deps, runId, gaps - 1)).rejects.toMatchObject({
    code: 'conflict',
    message: expect.stringContaining('gaps'),
  });
  await expect(rescoreRun(deps, 'run_none')).rejects.toMatchObject({ code: 'not-found' });
});
