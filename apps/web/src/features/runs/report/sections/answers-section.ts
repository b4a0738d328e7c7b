import type { RunReport } from '@mizani/core/report/run-report';
import type { RatioEstimate } from '@mizani/core/report/target-summary';
import { milliseconds } from '@/components/format/milliseconds.ts';
import { type Quantity, quantityText, UNKNOWN } from '@/components/format/quantity.ts';
import { joules, microUsd } from '@/components/format/spent.ts';
import { translator } from '@/messages/translator.ts';
import type { ReportSection } from '../report-document.ts';
import { targetLabel } from '../target-label.ts';

const t = translator('answers');

type Format = (value: number | null) => Quantity | null;
/** A single answer costs so little that nobody could read it. */
const perThousand: Format = (value) => microUsd(value === null ? null : value * 1_000);
const seconds: Format = (value) => milliseconds(value === null ? null : value * 1_000);

/** What a correct answer takes; null where the prompts have no checks. */
export function answersSection({ run, summaries }: RunReport): ReportSection | null {
  const rows = summaries.flatMap(({ targetId, perCorrect }) =>
    perCorrect === null
      ? []
      : [
          [
            targetLabel(run, targetId),
            t('correctOf', { correct: perCorrect.correct, requests: perCorrect.requests }),
            ...cells(perCorrect.seconds, seconds),
            ...cells(perCorrect.joules, joules),
            ...cells(perCorrect.costMicroUsd, perThousand),
          ],
        ],
  );
  if (rows.length === 0) return null;
  return {
    heading: t('title'),
    paragraphs: [
      t('text'),
      'Energy and cost are modelled from what the reader assumed, if anything; a dash means nothing was.',
    ],
    table: {
      columns: [
        'Target',
        t('correct'),
        ...[t('seconds'), t('joules'), t('cost')].flatMap((name) => [name, t('interval')]),
      ],
      rows,
    },
  };
}

function cells(estimate: RatioEstimate | null, format: Format): string[] {
  if (estimate === null || estimate.value === null) return [UNKNOWN, UNKNOWN];
  const { value, interval } = estimate;
  if (interval === null) return [quantityText(format(value)), t('intervalMissing')];
  const low = quantityText(format(interval.low));
  return [
    quantityText(format(value)),
    interval.high === null
      ? t('open', { low })
      : `${low} to ${quantityText(format(interval.high))}`,
  ];
}
