import type { TargetSummary } from '@mizani/core/report/target-summary';
import { rangeText } from '../../../components/format/quantity.ts';
import { percentage } from '../../../components/format/ratio.ts';
import { Explain } from '../../../components/ui/explain.tsx';
import { Measure } from '../../../components/ui/measure.tsx';
import { translator } from '../../../messages/translator.ts';
import type { QualityKind } from '../view-model/quality-kind.ts';
import { Line } from './metric-evidence.tsx';

const t = translator('report');
const metrics = translator('metrics');

/** Share of right answers, or of those that passed their checks, with how it was found out. */
export function QualityMeasure({
  quality,
  kind,
  name,
}: Pick<TargetSummary, 'quality'> & { kind: QualityKind; name: string }) {
  if (quality === null || quality.n === 0)
    return <Measure quantity={null} missing={t('tileQualityMissing')} />;
  const { interval, value } = quality.rate;
  return (
    <Explain
      label={t('qualityEvidence', { quality: t(`quality.${kind}`), target: name })}
      trigger={<Measure quantity={percentage(value)} missing={t('tileQualityMissing')} />}
    >
      <p className="font-semibold">
        {t(`quality.${kind}`)} · {name}
      </p>
      <p className="mt-1.5 font-mono text-xs text-muted">{t('qualityFormula')}</p>
      <dl className="mt-3 space-y-1 text-xs">
        <Line term={metrics('evidence.samples')}>{quality.n}</Line>
        <Line term={t('passed')}>
          {t('qualityCount', { passed: quality.passed, n: quality.n })}
        </Line>
        <Line term={t('qualityInterval')}>
          {interval
            ? rangeText(percentage(interval.low), percentage(interval.high))
            : metrics('evidence.intervalMissing')}
        </Line>
      </dl>
      <p className="mt-3 border-t border-line pt-2.5 text-xs text-subtle">
        {t('qualityProvenance')}
      </p>
    </Explain>
  );
}
