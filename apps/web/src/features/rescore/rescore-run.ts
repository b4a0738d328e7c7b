import { setImmediate as letOthersRun } from 'node:timers/promises';
import type { RunRepository } from '@mizani/core/benchmark/run-repository';
import type { SampleRepository } from '@mizani/core/benchmark/sample-repository';
import { MizaniError, notFound } from '@mizani/core/errors/mizani-error';
import {
  RESCORE_TOOLS,
  type Rescore,
  type RescoredSample,
} from '@mizani/core/report/rescore/rescore';
import { rescoreTarget } from '@mizani/core/report/rescore/rescore-target';
import { readSamplePages } from '../runs/samples/read-sample-pages.ts';

export type TargetRescore = { targetId: string; rescores: Rescore[] };

/** Every gap is held at once, for the median over all of them, in 8 bytes; sorting takes as much again. */
const GAPS_MAX = 20_000_000;

/**
 * Every target of a run under every tool's formulas. Throws `MizaniError('not-found')` for an unknown run, and
 * `MizaniError('conflict')` for one that holds more gaps between chunks than fit into the memory of this process.
 */
export async function rescoreRun(
  { runs, samples }: { runs: Pick<RunRepository, 'find'>; samples: SampleRepository },
  runId: string,
  gapsMax = GAPS_MAX,
): Promise<TargetRescore[]> {
  const run = await runs.find(runId);
  if (run === null) throw notFound('run', runId);
  const byTarget = new Map<string, RescoredSample[]>(run.targets.map(({ id }) => [id, []]));
  let gaps = 0;
  for await (const page of readSamplePages({ samples }, { runId })) {
    for (const { text: _, ...sample } of page) {
      byTarget.get(sample.targetId)?.push(sample);
      gaps += sample.gapsMs.length;
    }
    if (gaps > gapsMax) throw tooLarge(runId, gapsMax);
  }
  const targets: TargetRescore[] = [];
  for (const [targetId, own] of byTarget) {
    const rescores: Rescore[] = [];
    for (const tool of RESCORE_TOOLS) {
      rescores.push(rescoreTarget({ samples: own, tool }));
      await letOthersRun();
    }
    targets.push({ targetId, rescores });
  }
  return targets;
}

function tooLarge(runId: string, gapsMax: number): MizaniError {
  const message =
    `The run "${runId}" has more than ${gapsMax.toLocaleString('en')} gaps between chunks, too many to score again ` +
    'here. Its samples, as a file, have all of them.';
  return new MizaniError('conflict', message);
}
