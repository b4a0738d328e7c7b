import type { HarnessCertificate, TimingError } from '../../harness/certificate.ts';
import type { MetricComparison, MetricName } from '../target-summary.ts';
import type { RunFinding } from '../validity.ts';
import type { FindingInput } from './finding-input.ts';

/** A typical error above this part of a number is worth telling. */
const ERROR_SHARE_MAX = 0.05;

/** Which error of the certificate a metric has. A time per token has a part of one too small to matter. */
const ERROR_OF: Partial<Record<MetricName, 'ttftError' | 'totalError'>> = {
  ttftMs: 'ttftError',
  ttftVisibleMs: 'ttftError',
  timeToAnswerMs: 'totalError',
  totalMs: 'totalError',
  serviceMs: 'totalError',
};

/**
 * Cautions about times that the harness's own error may explain, by the worst certificate of the run:
 * - `effect-below-harness-error`: the medians of two targets differ by less than the p99 of the error (the largest, where
 *   there are too few streams for a p99). More rounds do not help against it. Targets that were found equivalent are
 *   left out: of them no difference is claimed.
 * - `harness-error`: the median error is above 5 % of that difference or, of the only target of a run, of its median.
 *   The median, because that is how far a median of many requests is moved; single requests may be off by more.
 * Of both, only the first is told of the same metric and target.
 */
export function findHarnessError({ run, summaries, comparisons }: FindingInput): RunFinding[] {
  const certificates = run.harness.flatMap(({ certificate }) => certificate ?? []);
  if (certificates.length === 0) return [];
  const [only, ...rest] = summaries;
  if (only && rest.length === 0) {
    return METRICS.flatMap((metric) =>
      findRelativeError(certificates, {
        metric,
        targetId: only.targetId,
        valueMs: only.metrics[metric].median.value,
      }),
    );
  }
  return comparisons.flatMap((comparison) => judgeEffect(certificates, comparison));
}

const METRICS = Object.keys(ERROR_OF) as MetricName[];

function judgeEffect(
  certificates: readonly HarnessCertificate[],
  { metric, otherTargetId: targetId, medianDelta, verdict }: MetricComparison,
): RunFinding[] {
  const error = worstError(certificates, metric);
  if (error === null || medianDelta === null || verdict === 'equivalent') return [];
  const effectMs = Math.abs(medianDelta);
  const { bound: errorMs } = error;
  if (effectMs >= errorMs) {
    return findRelativeError(certificates, { metric, targetId, valueMs: effectMs });
  }
  const kind = 'effect-below-harness-error';
  return [{ kind, severity: 'caution', targetId, metric, effectMs, errorMs }];
}

function findRelativeError(
  certificates: readonly HarnessCertificate[],
  { metric, targetId, valueMs }: { metric: MetricName; targetId: string; valueMs: number | null },
): RunFinding[] {
  const error = worstError(certificates, metric);
  if (error === null || valueMs === null || error.typical <= ERROR_SHARE_MAX * valueMs) return [];
  const errorMs = error.typical;
  return [{ kind: 'harness-error', severity: 'caution', targetId, metric, valueMs, errorMs }];
}

function worstError(
  certificates: readonly HarnessCertificate[],
  metric: MetricName,
): { typical: number; bound: number } | null {
  const key = ERROR_OF[metric];
  if (key === undefined) return null;
  const errors: TimingError[] = certificates.map((certificate) => certificate[key]);
  return {
    typical: Math.max(...errors.map(({ p50Ms }) => p50Ms)),
    bound: Math.max(...errors.map(({ p99Ms, maxMs }) => p99Ms ?? maxMs)),
  };
}
