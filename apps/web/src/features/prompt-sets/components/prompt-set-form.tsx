'use client';

import { newPromptSetSchema } from '@mizani/core/prompt-set/prompt-set';
import { Save } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { type FormEvent, useRef, useState, useTransition } from 'react';
import { Button } from '../../../components/ui/button.tsx';
import { Controls } from '../../../components/ui/controls.tsx';
import { Field, TextArea, TextInput } from '../../../components/ui/field.tsx';
import { focusFirstError } from '../../../components/ui/focus-first-error.ts';
import { Notice } from '../../../components/ui/notice.tsx';
import { type PromptEntry, PromptListFields } from '../../../components/ui/prompt-list-fields.tsx';
import { translator } from '../../../messages/translator.ts';
import { savePromptSetAction } from '../actions.ts';
import { type PromptSetDraft, promptSetInput } from '../view-model.ts';

const t = translator('promptSets');
const common = translator('common');
const newRun = translator('newRun');

type Failure = { message: string; fields: { field: string; message: string }[] };

/** Writes a prompt set, or a new version of one. */
export function PromptSetForm({ initial }: { initial: PromptSetDraft }) {
  const router = useRouter();
  const [draft, setDraft] = useState(initial);
  const [checked, setChecked] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [pending, startTransition] = useTransition();
  const form = useRef<HTMLFormElement>(null);

  const parsed = newPromptSetSchema.safeParse(promptSetInput(draft));
  const ownFields = parsed.success ? [] : parsed.error.issues.map(({ path }) => path.join('.'));
  const errorOf = (field: string, words: string): string | undefined => {
    const matches = (name: string) => name === field || name.startsWith(`${field}.`);
    const fromServer = failure?.fields.find((issue) => matches(issue.field));
    if (fromServer) return fromServer.message;
    return checked && ownFields.some(matches) ? words : undefined;
  };
  const change = (part: Partial<PromptSetDraft>) => {
    setDraft((before) => ({ ...before, ...part }));
    setFailure(null);
  };

  const submit = (event: FormEvent) => {
    event.preventDefault();
    setChecked(true);
    if (!parsed.success) return focusFirstError(form.current);
    startTransition(async () => {
      const result = await savePromptSetAction(parsed.data);
      if (result.ok) router.push(`/prompt-sets/${result.value.promptSet.id}`);
      else {
        setFailure({ message: result.message, fields: result.issues });
        focusFirstError(form.current);
      }
    });
  };

  return (
    <form ref={form} onSubmit={submit} noValidate className="max-w-3xl">
      <Controls>
        <div className="space-y-6">
          <Field label={t('nameLabel')} error={errorOf('name', t('issueName'))}>
            <TextInput
              value={draft.name}
              autoComplete="off"
              onChange={(event) => change({ name: event.target.value })}
            />
          </Field>
          <Field
            label={t('descriptionLabel')}
            optional={common('optional')}
            error={errorOf('description', t('issueDescription'))}
          >
            <TextArea
              rows={2}
              value={draft.description}
              onChange={(event) => change({ description: event.target.value })}
            />
          </Field>
          <fieldset>
            <legend className="mb-4 text-lg font-semibold">{t('promptsTitle')}</legend>
            <PromptListFields
              prompts={draft.prompts}
              onChange={(prompts: PromptEntry[]) => change({ prompts })}
              errorOf={(index) => errorOf(`prompts.${index}`, newRun('issuePromptText'))}
            />
          </fieldset>
          {failure && (
            <Notice tone="critical" title={t('saveFailed')} announce>
              {failure.message}
            </Notice>
          )}
          {checked && !parsed.success && (
            <Notice tone="caution" title={newRun('invalid')} announce />
          )}
          <Button
            type="submit"
            look="primary"
            size="large"
            pending={pending}
            icon={<Save aria-hidden="true" className="size-4" />}
          >
            {t('save')}
          </Button>
        </div>
      </Controls>
    </form>
  );
}
