import type { RunReport } from '@mizani/core/report/run-report';
import { METRIC_FORMS } from '../../../components/format/metric-quantity.ts';
import { quantityText } from '../../../components/format/quantity.ts';
import { percentage } from '../../../components/format/ratio.ts';
import { translator } from '../../../messages/translator.ts';
import { cutTargets } from './answers-cut.ts';
import { type QualityKind, qualityKind } from './quality-kind.ts';
import { ratioPhrase } from './ratio-phrase.ts';
import { targetNames } from './target-names.ts';
import { type Judgement, type VerdictSentence, verdictSentences } from './verdict.ts';

const t = translator('report');

const KEYS = {
  faster: 'verdict.faster',
  slower: 'verdict.slower',
  equivalent: 'verdict.equivalent',
  undecided: 'verdict.undecided',
  'no-interval': 'verdict.noInterval',
  none: 'verdict.notMeasured',
} as const satisfies Record<Judgement, string>;

const PAIR_KEYS = {
  right: 'verdict.qualityPairRight',
  checks: 'verdict.qualityPairChecks',
} as const satisfies Record<QualityKind, string>;

const SINGLE_KEYS = {
  right: 'verdict.qualitySingleRight',
  checks: 'verdict.qualitySingleChecks',
} as const satisfies Record<QualityKind, string>;

type VerdictKey =
  | (typeof KEYS)[Judgement]
  | (typeof PAIR_KEYS)[QualityKind]
  | (typeof SINGLE_KEYS)[QualityKind]
  | 'verdict.noIntervalEqual'
  | 'verdict.undecidedFor'
  | 'verdict.cut'
  | 'verdict.single'
  | 'verdict.singleUnknown';

/** A sentence of the verdict, to be put into words with or without markup. */
export type VerdictMessage = { key: VerdictKey; values: Record<string, string | number> };

/** The verdict as paragraphs of sentences: what came out, target by target. */
export function verdictMessages(report: RunReport): VerdictMessage[][] {
  const kind = qualityKind(report.promptSet);
  const cut: VerdictMessage[] = cutTargets(report).map(({ name, cap }) => ({
    key: 'verdict.cut',
    values: { target: name, cap: String(cap) },
  }));
  const sentences = verdictSentences(report);
  if (sentences.length === 0)
    return [singleMessages(report, cut, kind)].filter((all) => all.length);
  const isCut = new Set(cut.map(({ values }) => values.target));
  const paragraphs = sentences.map((sentence) => {
    const explained =
      sentence.judgement === 'none' && (isCut.has(sentence.other) || isCut.has(sentence.base));
    return [...(explained ? [] : [pairMessage(sentence)]), ...qualityMessages(sentence, kind)];
  });
  return [...cut.map((message) => [message]), ...paragraphs].filter((all) => all.length > 0);
}

function pairMessage(sentence: VerdictSentence): VerdictMessage {
  const { other, base, judgement, pairs } = sentence;
  const phrase = ratioPhrase(sentence.ratio, true);
  if (phrase === null) return { key: KEYS[judgement], values: { other, base, pairs } };
  const factor = quantityText(phrase.factor);
  return {
    key: pairKey(sentence, phrase.word === 'equal'),
    values: {
      other,
      base,
      pairs,
      factor,
      phrase: t(`ratio.${phrase.word}`, { factor }),
      low: quantityText(phrase.interval?.low ?? null),
      high: quantityText(phrase.interval?.high ?? null),
      margin: Number((sentence.margin * 100).toPrecision(3)),
      rounds: sentence.roundsMore ?? 0,
    },
  };
}

function pairKey({ judgement, roundsMore }: VerdictSentence, isEqual: boolean): VerdictKey {
  if (judgement === 'no-interval' && isEqual) return 'verdict.noIntervalEqual';
  if (judgement === 'undecided' && roundsMore !== null) return 'verdict.undecidedFor';
  return KEYS[judgement];
}

function qualityMessages(sentence: VerdictSentence, kind: QualityKind): VerdictMessage[] {
  const { other, base, quality } = sentence;
  if (quality === null) return [];
  return [
    {
      key: PAIR_KEYS[kind],
      values: {
        other,
        base,
        otherRate: quantityText(percentage(quality.other.rate)),
        baseRate: quantityText(percentage(quality.base.rate)),
        otherN: quality.other.n,
        baseN: quality.base.n,
      },
    },
  ];
}

function singleMessages(
  report: RunReport,
  cut: VerdictMessage[],
  kind: QualityKind,
): VerdictMessage[] {
  const [summary] = report.summaries;
  if (summary === undefined) return [];
  const target = targetNames(report.run.targets).get(summary.targetId) ?? summary.targetId;
  const { median, n } = summary.metrics.totalMs;
  const messages: VerdictMessage[] = [...cut];
  if (median.value !== null) {
    const words = quantityText(METRIC_FORMS.totalMs.format(median.value));
    messages.push({ key: 'verdict.single', values: { target, n, median: words } });
  } else if (cut.length === 0) {
    messages.push({ key: 'verdict.singleUnknown', values: { target } });
  }
  const rate = summary.quality?.rate.value ?? null;
  if (rate !== null && summary.quality !== null && summary.quality.n > 0) {
    const values = { rate: quantityText(percentage(rate)), n: summary.quality.n };
    messages.push({ key: SINGLE_KEYS[kind], values });
  }
  return messages;
}
