import type { LoadStep, Run, Summary } from '../api/resources.ts';
import { formatEstimate, formatNumber, formatShare } from './format-value.ts';
import { nameTargets } from './name-targets.ts';
import { renderTable } from './render-table.ts';

const SUMMARY_HEADER = [
  'target',
  'n',
  'total ms',
  'first token ms',
  'tokens/s',
  'quality',
  'cut',
  'failed',
];

/** One row per target: medians with their 95 % intervals, n of whole answers, and what went wrong. */
export function renderRunTable(run: Run): string {
  const names = nameTargets(run.targets);
  return renderTable(
    SUMMARY_HEADER,
    run.summaries.map((summary) => [
      names.get(summary.targetId) ?? summary.targetId,
      String(summary.metrics.totalMs?.n ?? 0),
      medianOf(summary, 'totalMs'),
      medianOf(summary, 'ttftMs'),
      medianOf(summary, 'decodeTokensPerSecond'),
      formatShare(summary.quality?.rate.value ?? null),
      String(summary.outcomes.truncated),
      String(summary.outcomes.failed + summary.outcomes.timedOut),
    ]),
  );
}

/** One row per target and rate of an open loop; empty for a closed one. */
export function renderLoadTable(run: Run): string {
  if (run.loadSteps.length === 0) return '';
  const names = nameTargets(run.targets);
  const header = [
    'target',
    'asked/s',
    'answered/s',
    'requests',
    'total ms',
    'first token ms',
    'failed',
    'saturated',
  ];
  return renderTable(
    header,
    run.loadSteps.map((step: LoadStep) => [
      names.get(step.targetId) ?? step.targetId,
      formatNumber(step.askedPerSecond),
      formatNumber(step.answeredPerSecond),
      String(step.requests),
      formatEstimate(step.totalMs.median),
      formatEstimate(step.ttftFromDueMs.median),
      String(step.failed),
      step.saturated ? 'yes' : 'no',
    ]),
  );
}

function medianOf(summary: Summary, metric: string): string {
  const distribution = summary.metrics[metric];
  return formatEstimate(distribution?.median ?? { value: null, interval: null });
}
