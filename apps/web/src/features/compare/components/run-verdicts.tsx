import type { RunReport } from '@mizani/core/report/run-report';
import type { MetricName } from '@mizani/core/report/target-summary';
import { translator } from '../../../messages/translator.ts';
import { comparisonText } from '../../runs/view-model/comparison-text.ts';
import { type ComparedTarget, comparedNames } from '../view-model.ts';

const t = translator('compare');

/** What people ask first: the whole answer, and the wait for its beginning. */
const HEADLINES: readonly MetricName[] = ['totalMs', 'ttftMs'];

/** What came out, a sentence for each target and headline metric. */
export function RunVerdicts({
  reports,
  targets,
}: {
  reports: RunReport[];
  targets: ComparedTarget[];
}) {
  const names = comparedNames(reports);
  const sentences = targets.flatMap((target) =>
    HEADLINES.flatMap((metric) => {
      const comparison = target.metrics.find((candidate) => candidate.metric === metric);
      return comparison ? [comparisonText(comparison, names(target))] : [];
    }),
  );
  if (sentences.length === 0) return null;
  return (
    <section aria-label={t('verdictTitle')} className="space-y-2 text-lg leading-snug text-pretty">
      {sentences.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
    </section>
  );
}
