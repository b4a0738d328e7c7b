import type { Metadata } from 'next';
import { PageHeader } from '../../../components/ui/page-header.tsx';
import { PromptSetForm } from '../../../features/prompt-sets/components/prompt-set-form.tsx';
import { EMPTY_PROMPT_SET } from '../../../features/prompt-sets/view-model.ts';
import { translator } from '../../../messages/translator.ts';

const t = translator('promptSets');

export const metadata: Metadata = { title: t('createTitle') };

export default function NewPromptSetPage() {
  return (
    <>
      <PageHeader
        title={t('createTitle')}
        description={t('createText')}
        back={{ href: '/prompt-sets', label: t('back') }}
      />
      <PromptSetForm initial={EMPTY_PROMPT_SET} />
    </>
  );
}
