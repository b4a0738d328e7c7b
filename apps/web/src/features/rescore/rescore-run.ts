import type { RunRepository } from '@mizani/core/benchmark/run-repository';
import type { SampleRepository } from '@mizani/core/benchmark/sample-repository';
import { notFound } from '@mizani/core/errors/mizani-error';
import {
  RESCORE_TOOLS,
  type Rescore,
  type RescoredSample,
} from '@mizani/core/report/rescore/rescore';
import { rescoreTarget } from '@mizani/core/report/rescore/rescore-target';
import { readSamplePages } from '../runs/samples/read-sample-pages.ts';

export type TargetRescore = { targetId: string; rescores: Rescore[] };

/** Every target of a run under every tool's formulas. Throws `MizaniError('not-found')` for an unknown run. */
export async function rescoreRun(
  { runs, samples }: { runs: RunRepository; samples: SampleRepository },
  runId: string,
): Promise<TargetRescore[]> {
  const run = await runs.find(runId);
  if (run === null) throw notFound('run', runId);
  const byTarget = new Map<string, RescoredSample[]>(run.targets.map(({ id }) => [id, []]));
  for await (const page of readSamplePages({ samples }, { runId })) {
    for (const { text: _, ...sample } of page) byTarget.get(sample.targetId)?.push(sample);
  }
  return [...byTarget].map(([targetId, own]) => ({
    targetId,
    rescores: RESCORE_TOOLS.map((tool) => rescoreTarget({ samples: own, tool })),
  }));
}
