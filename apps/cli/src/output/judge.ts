import {
  METRIC_NAMES,
  type MetricName,
  VERDICTS,
  type Verdict,
} from '@mizani/core/report/target-summary';
import { z } from 'zod';
import type { Comparison } from '../api/resources.ts';
import { readChoice, readNumber } from '../arguments/read-arguments.ts';
import { splitList } from '../arguments/split-list.ts';
import { CommandFailure, EXIT_CODES, UsageError } from '../exit-codes.ts';

/** How comparisons become an exit code. */
export type Judge = {
  metric: MetricName;
  /** Verdicts that make the command fail. */
  failOn: readonly Verdict[];
  /** Of equivalence, a fraction; undefined leaves it to the server. */
  margin: number | undefined;
};

export const JUDGE_OPTIONS = {
  'fail-on': { type: 'string', multiple: true },
  metric: { type: 'string' },
  margin: { type: 'string' },
} as const;

export const JUDGE_HELP = `  --fail-on <verdicts>     exit with 1 when one occurs: ${VERDICTS.join(', ')} (comma list), or none
  --metric <name>          what --fail-on looks at (default: totalMs); one of
                           ${METRIC_NAMES.slice(0, 5).join(', ')},
                           ${METRIC_NAMES.slice(5).join(', ')}
  --margin <fraction>      differences up to this count as equivalent (default: 0.05)`;

/** Reads the flags of judging. Throws `UsageError` that names the wrong one. */
export function readJudge(
  values: {
    'fail-on'?: string[] | undefined;
    metric?: string | undefined;
    margin?: string | undefined;
  },
  failOnByDefault: readonly Verdict[],
): Judge {
  const given = values['fail-on'];
  const words = (given ?? [])
    .flatMap(splitList)
    .map((word) => readChoice('--fail-on', word, ['none', ...VERDICTS]));
  if (given !== undefined && words.length === 0) throw new UsageError('--fail-on needs a verdict.');
  return {
    metric: readChoice('--metric', values.metric ?? 'totalMs', METRIC_NAMES),
    failOn: given === undefined ? failOnByDefault : words.filter((word) => word !== 'none'),
    margin: readNumber('--margin', values.margin, z.number().gt(0).max(1)),
  };
}

/**
 * The exit code of comparisons. Throws `CommandFailure` when they cannot be judged as asked: a check that passes
 * because nothing was checked would be worse than none.
 */
export function judge(
  comparisons: readonly Comparison[],
  { metric, failOn, margin }: Judge,
): number {
  const relevant = comparisons.filter((comparison) => comparison.metric === metric);
  if (margin !== undefined && relevant.some((comparison) => comparison.margin !== margin)) {
    throw new CommandFailure('This server cannot judge with a margin of your own.');
  }
  if (failOn.length === 0) return EXIT_CODES.done;
  if (relevant.length === 0) throw new CommandFailure(`There is nothing to compare by ${metric}.`);
  if (relevant.some(({ verdict }) => verdict === null)) {
    throw new CommandFailure('This server gives no verdicts, so --fail-on cannot be answered.');
  }
  const measured = relevant.filter(({ ratio }) => ratio.value !== null);
  const occurred = measured.some(({ verdict }) => verdict !== null && failOn.includes(verdict));
  if (occurred) return EXIT_CODES.verdict;
  const unmeasured = relevant.length - measured.length;
  if (unmeasured > 0) {
    throw new CommandFailure(
      `Nothing was measured to compare ${metric} by in ${unmeasured} of ${relevant.length} comparisons, so --fail-on cannot be answered.`,
    );
  }
  return EXIT_CODES.done;
}
