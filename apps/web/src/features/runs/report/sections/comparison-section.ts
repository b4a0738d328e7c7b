import type { RunReport } from '@mizani/core/report/run-report';
import { METRIC_FORMS } from '@/components/format/metric-quantity.ts';
import { quantityText, UNKNOWN } from '@/components/format/quantity.ts';
import { translator } from '@/messages/translator.ts';
import { ratioPhrase } from '../../view-model/ratio-phrase.ts';
import { METRIC_TITLES } from '../metric-titles.ts';
import type { ReportSection } from '../report-document.ts';
import { targetLabel } from '../target-label.ts';

const words = translator('report');

/** Every other target against the first one. */
export function comparisonSection({ run, comparisons }: RunReport): ReportSection {
  const heading = 'Compared';
  if (comparisons.length === 0) {
    return { heading, paragraphs: ['The run has one target: nothing to compare.'], table: null };
  }
  return {
    heading,
    paragraphs: [
      'Paired by prompt and round. The ratio is that of the geometric means, other against base, so it need not equal the ratio of the medians. Its 95 % interval is a bootstrap one; an interval that contains 1.00× does not show a difference.',
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
        const phrase = ratioPhrase(comparison.ratio, form.lowerIsBetter);
        return [
          METRIC_TITLES[comparison.metric],
          targetLabel(run, comparison.baseTargetId),
          targetLabel(run, comparison.otherTargetId),
          String(comparison.pairs),
          quantityText(form.formatDelta(comparison.medianDelta)),
          phrase === null
            ? UNKNOWN
            : words(`ratio.${phrase.word}`, { factor: quantityText(phrase.factor) }),
          phrase?.interval
            ? `${quantityText(phrase.interval.low)} to ${quantityText(phrase.interval.high)}`
            : 'needs 5 pairs in 3 rounds',
          form.lowerIsBetter ? 'lower' : 'higher',
        ];
      }),
    },
  };
}
