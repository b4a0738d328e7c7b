import type { Comparison, Run } from '../api/resources.ts';
import { formatNumber, formatShare } from './format-value.ts';

/** What people ask of each metric that is told in words; the others are in the report. */
const METRIC_TITLES: Record<string, string> = {
  totalMs: 'Whole answer',
  ttftMs: 'First token',
  decodeTokensPerSecond: 'Tokens per second',
};
const TOLD_METRICS = Object.keys(METRIC_TITLES);

/** One sentence per comparison that people ask for, what they wait for first. */
export function comparisonSentences(
  comparisons: readonly Comparison[],
  names: ReadonlyMap<string, string>,
): string[] {
  return TOLD_METRICS.flatMap((metric) =>
    comparisons
      .filter((comparison) => comparison.metric === metric)
      .map((comparison) => comparisonSentence(comparison, names)),
  );
}

/** The server's own words, or this client's where it sends none. */
function comparisonSentence(comparison: Comparison, names: ReadonlyMap<string, string>): string {
  if (comparison.sentence !== null) return comparison.sentence;
  const title = METRIC_TITLES[comparison.metric] ?? comparison.metric;
  const base = names.get(comparison.baseTargetId) ?? 'the first';
  const other = names.get(comparison.otherTargetId) ?? 'the second';
  const { value, interval } = comparison.ratio;
  if (value === null) return `${title}: ${other} and ${base} cannot be compared.`;
  const range =
    interval === null
      ? 'too few pairs for an interval'
      : `95 % interval ${formatNumber(interval.low)} to ${formatNumber(interval.high)}`;
  return `${title}: ${other} has ${formatNumber(value)} times the value of ${base} (${range})${explainVerdict(comparison)}.`;
}

/** What the server found doubtful about a run, worst first. */
export function findingSentences(run: Run, names: ReadonlyMap<string, string>): string[] {
  const findings = [...(run.validity?.findings ?? [])].sort(
    (a, b) => Number(b.severity === 'invalid') - Number(a.severity === 'invalid'),
  );
  return findings.map(({ kind, severity, targetId, sentence }) => {
    const about = targetId === null ? '' : ` (${names.get(targetId) ?? targetId})`;
    const words = sentence ?? `${kind.replaceAll('-', ' ')}${about}`;
    return `${severity === 'invalid' ? 'Invalid' : 'Caution'}: ${words}`;
  });
}

function explainVerdict({ verdict, margin, roundsMore }: Comparison): string {
  switch (verdict) {
    case null:
      return '';
    case 'equivalent':
      return `: equivalent${margin === null ? '' : ` within ${formatShare(margin)}`}`;
    case 'undecided':
      return `: undecided${roundsMore === null ? '' : `; about ${roundsMore} more rounds would decide`}`;
    default:
      return `: ${verdict}`;
  }
}
