import type { HarnessCertificate } from '../../harness/certificate.ts';
import type { MetricComparison, MetricName } from '../target-summary.ts';
import type { RunFinding } from '../validity.ts';
import type { FindingInput } from './finding-input.ts';

/** A typical error above this part of a number is worth telling. */
const ERROR_SHARE_MAX = 0.05;

/**
 * Which error of the certificate a metric has. The other times of a request are made of the same two moments, and would
 * only say the same again; a time per token has a part of an error too small to matter.
 */
const ERROR_OF = { ttftMs: 'ttftError', totalMs: 'totalError' } as const;
const METRICS = ['ttftMs', 'totalMs'] as const;
type JudgedMetric = (typeof METRICS)[number];

/**
 * Cautions about times that the harness's own error may explain, by the worst certificate of the run:
 * - `effect-below-harness-error`: the medians of two targets differ by less than the median error. More rounds do not help
 *   against it. Targets that were found equivalent are left out: of them no difference is claimed.
 * - `harness-error`: the median error is above 5 % of that difference or, of the only target of a run, of its median.
 * The median error, because that is how far the median of many requests is moved; single requests may be off by more,
 * which the certificate itself shows. Of both, only the first is told of the same metric and target.
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

function judgeEffect(
  certificates: readonly HarnessCertificate[],
  { metric, otherTargetId: targetId, medianDelta, verdict }: MetricComparison,
): RunFinding[] {
  if (!isJudged(metric) || medianDelta === null || verdict === 'equivalent') return [];
  const errorMs = typicalErrorMs(certificates, metric);
  const effectMs = Math.abs(medianDelta);
  if (effectMs >= errorMs) {
    return findRelativeError(certificates, { metric, targetId, valueMs: effectMs });
  }
  const kind = 'effect-below-harness-error';
  return [{ kind, severity: 'caution', targetId, metric, effectMs, errorMs }];
}

function findRelativeError(
  certificates: readonly HarnessCertificate[],
  { metric, targetId, valueMs }: { metric: JudgedMetric; targetId: string; valueMs: number | null },
): RunFinding[] {
  const errorMs = typicalErrorMs(certificates, metric);
  if (valueMs === null || errorMs <= ERROR_SHARE_MAX * valueMs) return [];
  return [{ kind: 'harness-error', severity: 'caution', targetId, metric, valueMs, errorMs }];
}

function isJudged(metric: MetricName): metric is JudgedMetric {
  return METRICS.some((judged) => judged === metric);
}

function typicalErrorMs(certificates: readonly HarnessCertificate[], metric: JudgedMetric): number {
  return Math.max(...certificates.map((certificate) => certificate[ERROR_OF[metric]].p50Ms));
}
