import { Play } from 'lucide-react';
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import { ButtonLink } from '../../../components/ui/button.tsx';
import { PageHeader } from '../../../components/ui/page-header.tsx';
import { PromptSetDetails } from '../../../features/prompt-sets/components/prompt-set-details.tsx';
import { getPromptSet, listPromptSets } from '../../../features/prompt-sets/queries.ts';
import { promptPage, versionsOf } from '../../../features/prompt-sets/view-model.ts';
import { translator } from '../../../messages/translator.ts';

const t = translator('promptSets');

type PageProps = {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** The title and the page of one request share one read. */
const readPromptSet = cache(getPromptSet);

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const promptSet = await readPromptSet((await params).id);
  if (promptSet === null) notFound();
  return { title: promptSet.name ?? t('ownPrompts') };
}

export default async function PromptSetPage({ params, searchParams }: PageProps) {
  const [{ id }, query] = await Promise.all([params, searchParams]);
  const [promptSet, all] = await Promise.all([readPromptSet(id), listPromptSets()]);
  if (promptSet === null) notFound();
  const wanted = Array.isArray(query.page) ? query.page[0] : query.page;
  return (
    <>
      <PageHeader
        title={promptSet.name ?? t('ownPrompts')}
        description={promptSet.description}
        back={{ href: '/prompt-sets', label: t('back') }}
        actions={
          <ButtonLink
            href={`/runs/new?promptSet=${promptSet.id}`}
            look="primary"
            icon={<Play aria-hidden="true" className="size-4" />}
          >
            {t('useAction')}
          </ButtonLink>
        }
      />
      <PromptSetDetails
        promptSet={promptSet}
        versions={versionsOf(all, promptSet)}
        page={promptPage(promptSet.promptCount, wanted)}
      />
    </>
  );
}
