import type { RunFinding } from '@mizani/core/report/validity';
import { METRIC_FORMS } from '../../../components/format/metric-quantity.ts';
import { milliseconds } from '../../../components/format/milliseconds.ts';
import { formatNumber, fractionDigitsFor } from '../../../components/format/number.ts';
import { quantityText } from '../../../components/format/quantity.ts';
import { percentage, ratio } from '../../../components/format/ratio.ts';
import { translator } from '../../../messages/translator.ts';

const t = translator('findings');
const metrics = translator('metrics');

const duration = (value: number) => quantityText(milliseconds(value));
const share = (value: number) => quantityText(percentage(Math.abs(value)));
const perSecond = (value: number) => formatNumber(value, fractionDigitsFor(value));

/** What a finding means, as a sentence. `names` by target id. */
export function findingText(finding: RunFinding, names: ReadonlyMap<string, string>): string {
  const target = finding.targetId === null ? '' : (names.get(finding.targetId) ?? finding.targetId);
  switch (finding.kind) {
    case 'not-certified':
      return finding.reason === null
        ? t('not-certified')
        : t('not-certified-because', { reason: finding.reason });
    case 'effect-below-harness-error':
      return t(finding.kind, {
        metric: metrics(`${finding.metric}.name`),
        target,
        effect: duration(finding.effectMs),
        error: duration(finding.errorMs),
      });
    case 'harness-error':
      return t(finding.kind, {
        metric: metrics(`${finding.metric}.name`),
        value: quantityText(METRIC_FORMS[finding.metric].format(finding.valueMs)),
        error: duration(finding.errorMs),
      });
    case 'event-loop-delay':
      return t(finding.kind, { delay: duration(finding.p99Ms), ttft: duration(finding.ttftMs) });
    case 'rate-not-reached':
      return t(finding.kind, {
        target,
        asked: perSecond(finding.askedPerSecond),
        achieved: perSecond(finding.achievedPerSecond),
      });
    case 'schedule-lag':
      return t(finding.kind, {
        target,
        step: finding.step + 1,
        percentile: finding.percentile,
        lag: duration(finding.lagMs),
        ttft: duration(finding.ttftMs),
      });
    case 'drift':
      return t(finding.kind, {
        metric: metrics(`${finding.metric}.name`),
        ...driftValues(finding),
      });
    case 'throttling':
      return t(finding.kind, { ratio: quantityText(ratio(finding.ratio)) });
    default:
      return t(finding.kind, { target, samples: finding.samples, of: finding.of });
  }
}

/** Turned around where the value fell, so that the interval reads from small to large. */
function driftValues({ totalChange, low, high }: Extract<RunFinding, { kind: 'drift' }>) {
  const isHigher = totalChange >= 0;
  const sign = isHigher ? 1 : -1;
  const bounds = [sign * low, sign * high].sort((a, b) => a - b).map(signedShare);
  return {
    change: share(totalChange),
    direction: isHigher ? 'higher' : 'lower',
    low: bounds[0] ?? '',
    high: bounds[1] ?? '',
  };
}

function signedShare(value: number): string {
  return value < 0 ? `−${share(value)}` : share(value);
}
