import type { RunReport } from '@mizani/core/benchmark/run-report';
import { METRIC_FORMS } from '../../../components/format/metric-quantity.ts';
import { quantityText } from '../../../components/format/quantity.ts';
import { ratio } from '../../../components/format/ratio.ts';
import { Measure } from '../../../components/ui/measure.tsx';
import { translator } from '../../../messages/translator.ts';

const t = translator('runs');
const metrics = translator('metrics');

/** Median of the total latency of each target, in the run's order; others with their ratio to the first. */
export function RunResult({ report }: { report: RunReport }) {
  return (
    <ul className="space-y-0.5 whitespace-nowrap">
      {report.summaries.map(({ targetId, metrics: { totalMs } }) => {
        const factor = report.comparisons.find(
          ({ metric, otherTargetId }) => metric === 'totalMs' && otherTargetId === targetId,
        )?.ratio.value;
        return (
          <li key={targetId}>
            <Measure
              quantity={METRIC_FORMS.totalMs.format(totalMs.median.value)}
              missing={metrics('evidence.missing')}
            />
            {factor != null && (
              <span className="ml-2 text-xs text-muted">
                {t('resultRatio', { ratio: quantityText(ratio(factor)) })}
              </span>
            )}
          </li>
        );
      })}
    </ul>
  );
}
