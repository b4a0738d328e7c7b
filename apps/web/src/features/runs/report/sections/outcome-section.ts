import type { RunReport } from '@mizani/core/report/run-report';
import { quantityText, UNKNOWN } from '@/components/format/quantity.ts';
import { percentage } from '@/components/format/ratio.ts';
import { translator } from '@/messages/translator.ts';
import { qualityKind } from '../../view-model/quality-kind.ts';
import { intervalText } from '../interval-text.ts';
import type { ReportSection } from '../report-document.ts';
import { targetLabel } from '../target-label.ts';

const failures = translator('failures');
const words = translator('report');

/** What became of the requests, and how many answers were right. */
export function outcomeSection({ run, summaries, promptSet }: RunReport): ReportSection {
  return {
    heading: 'Outcomes and quality',
    paragraphs: [
      'Truncated answers hit the token cap. Quality is the share of answers that passed all checks of their prompt, with its 95 % interval; a dash means the prompts have no checks.',
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
        words(`quality.${qualityKind(promptSet)}`),
        '95 % interval',
      ],
      rows: summaries.map(({ targetId, outcomes, errorClasses, quality }) => [
        targetLabel(run, targetId),
        ...[outcomes.planned, outcomes.succeeded, outcomes.truncated].map(String),
        ...[outcomes.failed, outcomes.timedOut, outcomes.cancelled].map(String),
        errorClasses
          .map(
            ({ errorClass, count }) =>
              `${failures(`words.${errorClass}`)} (${errorClass}) × ${count}`,
          )
          .join(', ') || UNKNOWN,
        quality === null ? UNKNOWN : `${quality.passed} / ${quality.n}`,
        quality === null ? UNKNOWN : quantityText(percentage(quality.rate.value)),
        quality === null ? UNKNOWN : intervalText(quality.rate, percentage),
      ]),
    },
  };
}
