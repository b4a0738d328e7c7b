import type { RatioEstimate } from '@mizani/core/report/target-summary';
import { type Quantity, quantityText, rangeText } from '../../../../components/format/quantity.ts';
import { Explain } from '../../../../components/ui/explain.tsx';
import { Measure } from '../../../../components/ui/measure.tsx';
import { translator } from '../../../../messages/translator.ts';
import { Line } from '../metric-evidence.tsx';

const t = translator('answers');

/** What one correct answer takes of something, with its formula, interval and provenance. */
export function SpentMeasure({
  label,
  target,
  estimate,
  format,
  formula,
  provenance,
  missing,
}: {
  label: string;
  target: string;
  /** Null where the reader has assumed nothing. */
  estimate: RatioEstimate | null;
  format: (value: number | null) => Quantity | null;
  formula: string;
  provenance: string;
  missing: string;
}) {
  if (estimate === null || estimate.value === null) {
    return <Measure quantity={null} missing={missing} />;
  }
  return (
    <Explain
      label={t('evidence', { what: label, target })}
      trigger={<Measure quantity={format(estimate.value)} missing={missing} />}
    >
      <p className="font-semibold">
        {label} · {target}
      </p>
      <p className="mt-1.5 font-mono text-xs text-muted">{formula}</p>
      <dl className="mt-3 space-y-1 text-xs">
        <Line term={t('interval')}>{intervalText(estimate, format)}</Line>
      </dl>
      <p className="mt-3 border-t border-line pt-2.5 text-xs text-subtle">{provenance}</p>
    </Explain>
  );
}

function intervalText(
  { interval }: RatioEstimate,
  format: (value: number | null) => Quantity | null,
): string {
  if (interval === null) return t('intervalMissing');
  const low = format(interval.low);
  if (interval.high === null) return t('open', { low: quantityText(low) });
  return rangeText(low, format(interval.high));
}
