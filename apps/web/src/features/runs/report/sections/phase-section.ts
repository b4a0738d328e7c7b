import type { RunReport } from '@mizani/core/report/run-report';
import { PHASE_NAMES } from '@mizani/core/report/target-summary';
import { milliseconds } from '@/components/format/milliseconds.ts';
import { quantityText } from '@/components/format/quantity.ts';
import { PHASE_TITLES } from '../metric-titles.ts';
import type { ReportSection } from '../report-document.ts';
import { targetLabel } from '../target-label.ts';

/** Where the time of a request went, and the cold start beside it. */
export function phaseSection({ run, summaries }: RunReport): ReportSection {
  return {
    heading: 'Where the time went',
    paragraphs: [
      'Means over the steady samples with a whole answer; the phases follow each other and add up to the total. A cold start is measured apart: loading the model, then the first request; medians where there were several.',
    ],
    table: {
      columns: [
        'Target',
        ...PHASE_NAMES.map((phase) => PHASE_TITLES[phase]),
        'Cold: load',
        'Cold: first token',
        'Cold: total',
      ],
      rows: summaries.map(({ targetId, phaseMeansMs, cold }) => {
        const spansMs = [
          ...PHASE_NAMES.map((phase) => phaseMeansMs?.[phase] ?? null),
          ...[cold?.loadMs ?? null, cold?.ttftMs ?? null, cold?.totalMs ?? null],
        ];
        return [
          targetLabel(run, targetId),
          ...spansMs.map((spanMs) => quantityText(milliseconds(spanMs))),
        ];
      }),
    },
  };
}
