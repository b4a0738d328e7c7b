import { PLANNED_SAMPLES_MAX } from '@mizani/core/benchmark/run-definition';
import type { FieldIssue } from '@mizani/core/errors/mizani-error';
import { formatNumber } from '../../../components/format/number.ts';
import { translator } from '../../../messages/translator.ts';
import type { DraftIssue } from '../view-model/new-run-draft.ts';

const t = translator('newRun');

export type FieldErrors = {
  /** The error of exactly this field. */
  of(field: string): string | undefined;
  /** The first error of the field or of anything inside it. */
  group(field: string): string | undefined;
};

/** Errors by field: what the server said first, since it knows more; else the words for what the form sees itself. */
export function issueTexts(own: readonly DraftIssue[], server: readonly FieldIssue[]): FieldErrors {
  const entries = [
    ...server.map(({ field, message }) => [field, message] as const),
    ...own.map((issue) => [issue.field, wordsFor(issue)] as const),
  ];
  return {
    of: (wanted) => entries.find(([field]) => field === wanted)?.[1],
    group: (wanted) =>
      entries.find(([field]) => field === wanted || field.startsWith(`${wanted}.`))?.[1],
  };
}

function wordsFor({ field, reason }: DraftIssue): string {
  if (reason === 'several-hosts') return t('issueTargetsHosts');
  if (reason === 'too-many') return t('issueTooMany', { max: formatNumber(PLANNED_SAMPLES_MAX) });
  const [top] = field.split('.');
  switch (top) {
    case 'targets':
      return t('issueTargets');
    case 'promptSet':
      return t('issuePromptSet');
    case 'name':
      return t('issueName', { max: 120 });
    case 'rounds':
      return t('issueWholeNumber', { min: 1, max: formatNumber(10_000) });
    case 'warmups':
      return t('issueWholeNumber', { min: 0, max: 50 });
    case 'maxTokens':
      return t('issueWholeNumber', { min: 1, max: formatNumber(32_768) });
    case 'concurrency':
      return t('issueWholeNumber', { min: 1, max: 256 });
    case 'arrivals':
      return t('issueRates', { max: formatNumber(10_000) });
    case 'until':
      return field === 'until.maxRounds'
        ? t('issueWholeNumber', { min: 2, max: formatNumber(10_000) })
        : t('issueNumber', { min: '0.1', max: 100 });
    case 'cooldownMs':
      return t('issueNumber', { min: 0, max: 600 });
    case 'retries':
      return t('issueWholeNumber', { min: 0, max: 5 });
    case 'temperature':
      return t('issueNumber', { min: 0, max: 2 });
    default:
      return t('issuePromptText');
  }
}
