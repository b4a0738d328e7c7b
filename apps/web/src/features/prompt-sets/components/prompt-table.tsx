import type { Prompt } from '@mizani/core/prompt-set/prompt-set';
import type { Check } from '@mizani/core/rubric/check';
import { Cell, DataTable, HeaderCell, TableBody } from '../../../components/ui/data-table.tsx';
import { Measure } from '../../../components/ui/measure.tsx';
import { translator } from '../../../messages/translator.ts';

const t = translator('promptSets');

/** What a check asks of an answer, in words. */
function checkText(check: Check): string {
  switch (check.kind) {
    case 'exact-match':
      return t('checkExactMatch');
    case 'contains':
      return t('checkContains', { text: check.text });
    case 'sentence-count':
      return t('checkSentenceCount', { count: check.count });
    case 'item-count':
      return t('checkItemCount', { count: check.count });
    case 'max-words':
      return t('checkMaxWords', { count: check.count });
  }
}

/** Prompts with what is expected of their answers; `firstNumber` counts from 1. */
export function PromptTable({ prompts, firstNumber }: { prompts: Prompt[]; firstNumber: number }) {
  return (
    <DataTable caption={t('promptsTitle')}>
      <thead>
        <tr>
          <HeaderCell numeric>{t('columnNumber')}</HeaderCell>
          <HeaderCell>{t('columnPrompt')}</HeaderCell>
          <HeaderCell>{t('columnExpected')}</HeaderCell>
          <HeaderCell>{t('columnChecks')}</HeaderCell>
        </tr>
      </thead>
      <TableBody>
        {prompts.map((prompt, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a prompt is known by its place in the set
          <tr key={index}>
            <Cell numeric className="w-12 text-subtle">
              {firstNumber + index}
            </Cell>
            <Cell className="min-w-72 break-words whitespace-pre-wrap">
              {prompt.system && (
                <p className="mb-1 text-xs text-subtle">
                  {t('system')}: {prompt.system}
                </p>
              )}
              {prompt.text}
              <Facets prompt={prompt} />
            </Cell>
            <Cell className="min-w-32">
              {prompt.expected ?? <Measure quantity={null} missing={t('noExpected')} />}
            </Cell>
            <Cell className="min-w-44 text-muted">
              {prompt.checks?.length ? (
                prompt.checks.map(checkText).join('; ')
              ) : (
                <Measure quantity={null} missing={t('noChecks')} />
              )}
            </Cell>
          </tr>
        ))}
      </TableBody>
    </DataTable>
  );
}

function Facets({ prompt }: { prompt: Prompt }) {
  const facets = Object.entries(prompt.facets ?? {});
  if (facets.length === 0 && prompt.maxTokens === undefined) return null;
  const parts = facets.map(([name, value]) => `${name}: ${value}`);
  if (prompt.maxTokens !== undefined) parts.push(t('cap', { count: prompt.maxTokens }));
  return <p className="mt-1 text-xs text-subtle">{parts.join(' · ')}</p>;
}
