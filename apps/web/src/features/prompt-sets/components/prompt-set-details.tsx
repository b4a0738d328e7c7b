import type { PromptSet, PromptSetSummary } from '@mizani/core/prompt-set/prompt-set';
import { Card, Section } from '../../../components/ui/card.tsx';
import { DescriptionList } from '../../../components/ui/description-list.tsx';
import { FilterLinks } from '../../../components/ui/filter-links.tsx';
import { LocalTime } from '../../../components/ui/local-time.tsx';
import { PageLinks } from '../../../components/ui/page-links.tsx';
import { translator } from '../../../messages/translator.ts';
import type { PromptPage } from '../view-model.ts';
import { PromptTable } from './prompt-table.tsx';

const t = translator('promptSets');

/** One version of a set: what identifies it, its siblings, and its prompts. */
export function PromptSetDetails({
  promptSet,
  versions,
  page,
}: {
  promptSet: PromptSet;
  versions: PromptSetSummary[];
  page: PromptPage;
}) {
  const href = (number: number) => `/prompt-sets/${promptSet.id}?page=${number}`;
  const { start, end } = page;
  return (
    <div className="space-y-10">
      <div className="space-y-4">
        <Card className="p-5">
          <DescriptionList
            facts={[
              { term: t('columnVersion'), value: promptSet.version },
              { term: t('columnPrompts'), value: promptSet.promptCount },
              {
                term: t('columnCreated'),
                value: <LocalTime epochMs={promptSet.createdEpochMs} />,
              },
              {
                term: t('columnHash'),
                value: <code className="font-mono text-xs break-all">{promptSet.hash}</code>,
              },
            ]}
          />
        </Card>
        {versions.length > 1 && (
          <FilterLinks
            label={t('versions')}
            options={versions.map(({ id, version }) => ({
              key: id,
              label: t('version', { version }),
              href: `/prompt-sets/${id}`,
              active: id === promptSet.id,
            }))}
          />
        )}
      </div>
      <Section title={t('promptsTitle')}>
        <PromptTable prompts={promptSet.prompts.slice(start, end)} firstNumber={start + 1} />
        <PageLinks
          range={t('showing', { from: start + 1, to: end, total: promptSet.promptCount })}
          previous={page.page > 1 ? { label: t('previous'), href: href(page.page - 1) } : null}
          next={page.page < page.pages ? { label: t('next'), href: href(page.page + 1) } : null}
        />
      </Section>
    </div>
  );
}
