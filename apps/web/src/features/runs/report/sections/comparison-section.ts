import type { RunReport } from '@mizani/core/report/run-report';
import type { MetricComparison } from '@mizani/core/report/target-summary';
import { METRIC_FORMS } from '@/components/format/metric-quantity.ts';
import { pValueText } from '@/components/format/p-value.ts';
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
      'Paired by prompt and round. The ratio is that of the geometric means, other against base, so it need not equal the ratio of the medians. Its 95 % interval is the wider of a bootstrap over rounds and the t interval of their means; p is the larger of Wilcoxon’s signed-rank test of the pairs and a t test on the rounds, after Holm. “Equivalent” means that two one-sided tests show a difference within the margin.',
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
        'p',
        'Verdict',
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
          comparison.adjustedPValue === null ? UNKNOWN : pValueText(comparison.adjustedPValue),
          verdictCell(comparison),
          form.lowerIsBetter ? 'lower' : 'higher',
        ];
      }),
    },
  };
}

function verdictCell({ verdict, margin, roundsMore, ratio }: MetricComparison): string {
  if (ratio.interval === null) return UNKNOWN;
  if (verdict === 'equivalent')
    return `equivalent within ${Number((margin * 100).toPrecision(3))} %`;
  if (verdict !== 'undecided') return verdict;
  return roundsMore === null ? 'undecided' : `undecided; about ${roundsMore} more rounds`;
}
