import type { RunReport } from '@mizani/core/benchmark/run-report';
import { quantityText, UNKNOWN } from '@/components/format/quantity.ts';
import { percentage } from '@/components/format/ratio.ts';
import { intervalText } from '../interval-text.ts';
import type { ReportSection } from '../report-document.ts';
import { targetLabel } from '../target-label.ts';

/** What became of the requests, and how many answers were right. */
export function outcomeSection({ run, summaries }: RunReport): ReportSection {
  return {
    heading: 'Outcomes and quality',
    paragraphs: [
      'Truncated answers hit the cap of tokens. Quality is the share of answers that passed all checks of their prompt, with its 95 % interval; a dash means the prompts have no checks.',
    ],
    table: {
      columns: [
        'Target',
        'Planned',
        'Succeeded',
        'Truncated',
        'Failed',
        'Timed out',
        'Cancelled',
        'Errors',
        'Passed / checked',
        'Quality',
        '95 % interval',
      ],
      rows: summaries.map(({ targetId, outcomes, errorClasses, quality }) => [
        targetLabel(run, targetId),
        ...[outcomes.planned, outcomes.succeeded, outcomes.truncated].map(String),
        ...[outcomes.failed, outcomes.timedOut, outcomes.cancelled].map(String),
        errorClasses.map(({ errorClass, count }) => `${errorClass} × ${count}`).join(', ') ||
          UNKNOWN,
        quality === null ? UNKNOWN : `${quality.passed} / ${quality.n}`,
        quality === null ? UNKNOWN : quantityText(percentage(quality.rate.value)),
        quality === null ? UNKNOWN : intervalText(quality.rate, percentage),
      ]),
    },
  };
}
