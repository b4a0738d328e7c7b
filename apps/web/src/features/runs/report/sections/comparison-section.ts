import type { RunReport } from '@mizani/core/benchmark/run-report';
import { METRIC_FORMS } from '@/components/format/metric-quantity.ts';
import { quantityText } from '@/components/format/quantity.ts';
import { ratio } from '@/components/format/ratio.ts';
import { intervalText } from '../interval-text.ts';
import { METRIC_TITLES } from '../metric-titles.ts';
import type { ReportSection } from '../report-document.ts';
import { targetLabel } from '../target-label.ts';

/** Every other target against the first one. */
export function comparisonSection({ run, comparisons }: RunReport): ReportSection {
  const heading = 'Compared';
  if (comparisons.length === 0) {
    return { heading, paragraphs: ['The run has one target: nothing to compare.'], table: null };
  }
  return {
    heading,
    paragraphs: [
      'Paired by prompt and round. The ratio is that of the geometric means, other to base, with its 95 % bootstrap interval; an interval that contains 1.00 does not show a difference.',
    ],
    table: {
      columns: [
        'Metric',
        'Base',
        'Other',
        'Pairs',
        'Difference of medians',
        'Ratio',
        '95 % interval',
        'Better is',
      ],
      rows: comparisons.map((comparison) => {
        const form = METRIC_FORMS[comparison.metric];
        return [
          METRIC_TITLES[comparison.metric],
          targetLabel(run, comparison.baseTargetId),
          targetLabel(run, comparison.otherTargetId),
          String(comparison.pairs),
          quantityText(form.formatDelta(comparison.medianDelta)),
          quantityText(ratio(comparison.ratio.value)),
          comparison.ratio.interval === null
            ? 'needs 5 pairs in 3 rounds'
            : intervalText(comparison.ratio, ratio),
          form.lowerIsBetter ? 'lower' : 'higher',
        ];
      }),
    },
  };
}
