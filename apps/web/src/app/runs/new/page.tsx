import type { Metadata } from 'next';
import { PageHeader } from '../../../components/ui/page-header.tsx';
import { listHosts } from '../../../features/hosts/queries.ts';
import { getPromptSet, listPromptSets } from '../../../features/prompt-sets/queries.ts';
import { defaultPromptSet, withPromptSet } from '../../../features/prompt-sets/view-model.ts';
import { NewRunForm } from '../../../features/runs/components/new-run-form.tsx';
import { parseDraft } from '../../../features/runs/view-model/new-run-draft.ts';
import { translator } from '../../../messages/translator.ts';

const t = translator('newRun');

export const metadata: Metadata = { title: t('title') };

export default async function NewRunPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const [params, hosts, named] = await Promise.all([searchParams, listHosts(), listPromptSets()]);
  const draft = parseDraft(params, defaultPromptSet(named)?.id ?? '');
  // Prompts typed for an earlier run have no name and are not listed, but can be run again.
  const promptSets = withPromptSet(
    named,
    named.some(({ id }) => id === draft.promptSetId) ? null : await getPromptSet(draft.promptSetId),
  );
  return (
    <>
      <PageHeader
        title={t('title')}
        description={t('description')}
        back={{ href: '/runs', label: t('back') }}
      />
      <NewRunForm hosts={hosts} promptSets={promptSets} initial={draft} />
    </>
  );
}
