import type { RunReport } from '@mizani/core/report/run-report';
import { METRIC_NAMES } from '@mizani/core/report/target-summary';
import { METRIC_FORMS } from '@/components/format/metric-quantity.ts';
import { quantityText } from '@/components/format/quantity.ts';
import { intervalText } from '../interval-text.ts';
import { METRIC_TITLES } from '../metric-titles.ts';
import type { ReportSection } from '../report-document.ts';
import { targetLabel } from '../target-label.ts';

/** Every metric of every target with its n and interval. */
export function measuredSection({ run, summaries }: RunReport): ReportSection {
  const rows = METRIC_NAMES.flatMap((metric) => {
    const show = (value: number | null) => quantityText(METRIC_FORMS[metric].format(value));
    return summaries.map((summary) => {
      const measured = summary.metrics[metric];
      return [
        METRIC_TITLES[metric],
        targetLabel(run, summary.targetId),
        String(measured.n),
        show(measured.median.value),
        intervalText(measured.median, METRIC_FORMS[metric].format),
        ...[measured.mean, measured.min, measured.max].map(show),
        ...[measured.p90, measured.p95, measured.p99].map(show),
      ];
    });
  });
  return {
    heading: 'What was measured',
    paragraphs: [
      'Steady samples that reached their end; total latency and service time are of whole answers only, not of those cut at the token cap. Cold starts, warm-ups, failures, time-outs and cancelled requests are not in these numbers. The interval is the 95 % interval of the median. A percentile is printed only with enough samples (p90 from 29, p95 from 59, p99 from 299).',
    ],
    table: {
      columns: [
        'Metric',
        'Target',
        'n',
        'Median',
        '95 % interval',
        'Mean',
        'Min',
        'Max',
        'p90',
        'p95',
        'p99',
      ],
      rows,
    },
  };
}
