import type { RunReport } from '@mizani/core/report/run-report';
import { Notice } from '../../../components/ui/notice.tsx';
import { translator } from '../../../messages/translator.ts';
import { type ComparedTarget, comparedNames } from '../view-model.ts';

const t = translator('compare');

/** Hashes say only that something differs; the fields beside them say what. */
const HASHES = /hash$/i;

/** Says plainly in what the runs were measured differently, field by field. */
export function DifferencesNotice({
  reports,
  targets,
}: {
  reports: RunReport[];
  targets: ComparedTarget[];
}) {
  const names = comparedNames(reports);
  if (targets.length === 0) {
    return (
      <Notice tone="caution" title={t('nothingMatchesTitle')}>
        {t('nothingMatchesText')}
      </Notice>
    );
  }
  const different = targets.filter(({ differences }) => differences.length > 0);
  if (different.length === 0) {
    return (
      <Notice tone="positive" title={t('sameTitle')}>
        {t('sameText')}
      </Notice>
    );
  }
  return (
    <Notice tone="caution" title={t('differentTitle')}>
      <ul className="space-y-2">
        {different.map((target) => {
          const { base, other } = names(target);
          return (
            <li key={`${target.otherRunId} ${target.otherTargetId}`}>
              <p>{t('differentBetween', { base, other })}</p>
              <ul className="list-disc pl-4">
                {readable(target.differences).map(({ field, ...values }) => (
                  <li key={field}>
                    <code className="font-mono text-xs">{field}</code>{' '}
                    {t('differentValues', {
                      base: valueText(values.base),
                      other: valueText(values.other),
                    })}
                  </li>
                ))}
              </ul>
            </li>
          );
        })}
      </ul>
    </Notice>
  );
}

/** Without the hash of the machine where its fields tell more. */
function readable(differences: ComparedTarget['differences']) {
  const named = differences.filter(
    ({ field }) => !HASHES.test(field) || field === 'promptSet.hash',
  );
  return named.length > 0 ? named : differences;
}

const SHOWN_CHARACTERS_MAX = 40;

function valueText(value: string | number | boolean | null): string {
  if (value === null) return t('notSet');
  const text = String(value);
  return text.length > SHOWN_CHARACTERS_MAX ? `${text.slice(0, 12)}…` : text;
}
