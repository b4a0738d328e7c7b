import { Plus } from 'lucide-react';
import type { Metadata } from 'next';
import { ButtonLink } from '../../components/ui/button.tsx';
import { EmptyState } from '../../components/ui/empty-state.tsx';
import { PageHeader } from '../../components/ui/page-header.tsx';
import { PromptSetTable } from '../../features/prompt-sets/components/prompt-set-table.tsx';
import { listPromptSets } from '../../features/prompt-sets/queries.ts';
import { newestVersions } from '../../features/prompt-sets/view-model.ts';
import { translator } from '../../messages/translator.ts';

const t = translator('promptSets');

export const metadata: Metadata = { title: t('title') };

/** Sets are added while the product runs: the list is read anew on every visit. */
export const dynamic = 'force-dynamic';

export default async function PromptSetsPage() {
  const promptSets = newestVersions(await listPromptSets());
  return (
    <>
      <PageHeader
        title={t('title')}
        description={t('description')}
        actions={
          <ButtonLink
            href="/prompt-sets/new"
            look="primary"
            icon={<Plus aria-hidden="true" className="size-4" />}
          >
            {t('newAction')}
          </ButtonLink>
        }
      />
      {promptSets.length === 0 ? (
        <EmptyState title={t('emptyTitle')}>{t('emptyText')}</EmptyState>
      ) : (
        <PromptSetTable promptSets={promptSets} />
      )}
    </>
  );
}
