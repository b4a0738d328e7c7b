import type { MetricComparison } from '@mizani/core/report/target-summary';
import { METRIC_FORMS } from '../../../components/format/metric-quantity.ts';
import { pValueText } from '../../../components/format/p-value.ts';
import { quantityText } from '../../../components/format/quantity.ts';
import { translator } from '../../../messages/translator.ts';
import { ratioPhrase } from './ratio-phrase.ts';
import { type Judgement, judgeComparison } from './verdict.ts';

const t = translator('comparison');
const metrics = translator('metrics');
const report = translator('report');

const KEYS = {
  faster: 'decided',
  slower: 'decided',
  equivalent: 'equivalent',
  undecided: 'undecided',
  'no-interval': 'noInterval',
  none: 'none',
} as const satisfies Record<Judgement, string>;

/** One comparison of one metric as a sentence. */
export function comparisonText(
  comparison: MetricComparison,
  { base, other }: { base: string; other: string },
): string {
  const { metric, ratio, roundsMore, margin } = comparison;
  const phrase = ratioPhrase(ratio, METRIC_FORMS[metric].lowerIsBetter);
  const judgement = judgeComparison(comparison);
  const key = judgement === 'undecided' && roundsMore !== null ? 'undecidedFor' : KEYS[judgement];
  return t(key, {
    metric: metrics(`${metric}.name`),
    other,
    base,
    phrase: phrase ? report(`ratio.${phrase.word}`, { factor: quantityText(phrase.factor) }) : '',
    margin: Number((margin * 100).toPrecision(3)),
    rounds: roundsMore ?? 0,
    n: ratio.n,
    evidence: evidenceText(comparison, phrase),
  });
}

function evidenceText(
  { adjustedPValue, adjustedEquivalencePValue, verdict, ratio }: MetricComparison,
  phrase: ReturnType<typeof ratioPhrase>,
): string {
  if (!phrase?.interval) return '';
  const low = quantityText(phrase.interval.low);
  const high = quantityText(phrase.interval.high);
  if (verdict === 'equivalent' && adjustedEquivalencePValue !== null) {
    const p = pValueText(adjustedEquivalencePValue);
    return t('evidenceOfEquivalence', { low, high, n: ratio.n, p });
  }
  if (adjustedPValue === null) return t('evidenceWithoutTest', { low, high, n: ratio.n });
  return t('evidence', { low, high, n: ratio.n, p: pValueText(adjustedPValue) });
}
