import type { RunReport } from '@mizani/core/report/run-report';
import { Notice } from '../../../../components/ui/notice.tsx';
import { translator } from '../../../../messages/translator.ts';
import { findingText } from '../../view-model/finding-text.ts';
import { targetNames } from '../../view-model/target-names.ts';

const t = translator('findings');

const LOOKS = {
  valid: { tone: 'positive', title: t('validTitle') },
  caution: { tone: 'caution', title: t('cautionTitle') },
  invalid: { tone: 'critical', title: t('invalidTitle') },
} as const;

/** Whether the numbers of the run may be believed, and if not, why: what is worse comes first. */
export function ValidityNotice({ report }: { report: RunReport }) {
  const { verdict, findings } = report.validity;
  const names = targetNames(report.run.targets);
  const { tone, title } = LOOKS[verdict];
  const sentences = findings
    .toSorted((a, b) => Number(b.severity === 'invalid') - Number(a.severity === 'invalid'))
    .map((finding) => findingText(finding, names));
  return (
    <Notice tone={tone} title={title}>
      {sentences.length === 0 ? (
        <p>{t('validText')}</p>
      ) : (
        <ul className="list-disc space-y-1 pl-4">
          {[...new Set(sentences)].map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      )}
      <p>
        <a href="#certificate" className="font-medium text-accent hover:underline">
          {t('toCertificate')}
        </a>
      </p>
    </Notice>
  );
}
