import type { RunReport } from '@mizani/core/benchmark/run-report';
import type { ReactNode } from 'react';
import { METRIC_FORMS } from '../../../components/format/metric-quantity.ts';
import { quantityText } from '../../../components/format/quantity.ts';
import { percentage, ratio } from '../../../components/format/ratio.ts';
import { translator } from '../../../messages/translator.ts';
import { targetNames } from '../view-model/target-names.ts';
import {
  EQUIVALENCE_MARGIN,
  type RatioVerdict,
  type VerdictSentence,
  verdictSentences,
} from '../view-model/verdict.ts';

const t = translator('report');

const MARKUP = {
  name: (chunks: ReactNode) => <strong className="font-semibold">{chunks}</strong>,
  number: (chunks: ReactNode) => <strong className="font-semibold text-accent">{chunks}</strong>,
  small: (chunks: ReactNode) => (
    <span className="text-base font-normal tracking-normal text-muted">{chunks}</span>
  ),
};

const KEYS = {
  better: 'verdict.faster',
  worse: 'verdict.slower',
  equivalent: 'verdict.equivalent',
  undecided: 'verdict.undecided',
  'no-interval': 'verdict.noInterval',
  none: 'verdict.notMeasured',
} as const satisfies Record<RatioVerdict, string>;

/** What came out, in a sentence per target. */
export function Verdict({ report }: { report: RunReport }) {
  const sentences = verdictSentences(report);
  return (
    <div className="space-y-3 text-xl leading-snug tracking-[-0.012em] text-pretty">
      {sentences.length === 0 ? (
        <SingleSentence report={report} />
      ) : (
        sentences.map((sentence) => <Sentence key={sentence.otherId} sentence={sentence} />)
      )}
    </div>
  );
}

function Sentence({ sentence }: { sentence: VerdictSentence }) {
  const { other, base, judgement, pairs, quality } = sentence;
  const { interval } = sentence.ratio;
  return (
    <p>
      {t.rich(KEYS[judgement], {
        ...MARKUP,
        other,
        base,
        pairs,
        ratio: quantityText(ratio(sentence.ratio.value)),
        low: quantityText(ratio(interval?.low ?? null)),
        high: quantityText(ratio(interval?.high ?? null)),
        margin: EQUIVALENCE_MARGIN * 100,
      })}
      {quality !== null && (
        <>
          {' '}
          {t.rich('verdict.qualityPair', {
            ...MARKUP,
            other,
            base,
            otherRate: quantityText(percentage(quality.other.rate)),
            baseRate: quantityText(percentage(quality.base.rate)),
            otherN: quality.other.n,
            baseN: quality.base.n,
          })}
        </>
      )}
    </p>
  );
}

function SingleSentence({ report }: { report: RunReport }) {
  const [summary] = report.summaries;
  if (summary === undefined) return null;
  const target = targetNames(report.run.targets).get(summary.targetId) ?? summary.targetId;
  const { median, n } = summary.metrics.totalMs;
  const rate = summary.quality?.rate.value ?? null;
  return (
    <p>
      {median.value === null
        ? t.rich('verdict.singleUnknown', { ...MARKUP, target })
        : t.rich('verdict.single', {
            ...MARKUP,
            target,
            n,
            median: quantityText(METRIC_FORMS.totalMs.format(median.value)),
          })}
      {rate !== null && summary.quality !== null && summary.quality.n > 0 && (
        <>
          {' '}
          {t.rich('verdict.qualitySingle', {
            ...MARKUP,
            rate: quantityText(percentage(rate)),
            n: summary.quality.n,
          })}
        </>
      )}
    </p>
  );
}
