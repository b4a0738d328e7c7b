import type { RunReport } from '@mizani/core/report/run-report';
import { milliseconds } from '@/components/format/milliseconds.ts';
import { formatNumber, fractionDigitsFor } from '@/components/format/number.ts';
import { quantityText, UNKNOWN } from '@/components/format/quantity.ts';
import { translator } from '@/messages/translator.ts';
import type { ReportSection } from '../report-document.ts';
import { targetLabel } from '../target-label.ts';

const t = translator('load');

/** Each target at each rate of an open loop; null for a closed one. */
export function loadSection({ run, loadSteps }: RunReport): ReportSection | null {
  if (loadSteps.length === 0) return null;
  const rate = (value: number | null) =>
    value === null ? UNKNOWN : formatNumber(value, fractionDigitsFor(value));
  const duration = (value: number | null) => quantityText(milliseconds(value));
  return {
    heading: t('title'),
    paragraphs: [t('text')],
    table: {
      columns: [
        t('target'),
        ...[t('asked'), t('started'), t('answered'), t('requests'), t('failed')],
        ...[t('ttft'), t('total'), t('p99'), t('service'), t('lag')],
      ],
      rows: loadSteps.map((step) => [
        `${targetLabel(run, step.targetId)}${step.saturated ? ` (${t('saturated')})` : ''}`,
        ...[step.askedPerSecond, step.startedPerSecond, step.answeredPerSecond].map(rate),
        String(step.requests),
        String(step.failed),
        duration(step.ttftFromDueMs.median.value),
        duration(step.totalMs.median.value),
        duration(step.totalMs.p99 ?? step.totalMs.max),
        duration(step.serviceMs.median.value),
        duration(step.lagMs.median.value),
      ]),
    },
  };
}
