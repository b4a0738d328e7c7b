'use client';

import { Plus, Trash2 } from 'lucide-react';
import { translator } from '../../messages/translator.ts';
import { Button } from './button.tsx';
import { Field, TextArea, TextInput } from './field.tsx';

const t = translator('newRun');
const common = translator('common');

export type PromptEntry = { text: string; expected: string };

/** Prompts as they are typed: one block each, with an optional expected answer. */
export function PromptListFields({
  prompts,
  onChange,
  errorOf,
}: {
  prompts: PromptEntry[];
  onChange: (prompts: PromptEntry[]) => void;
  errorOf: (index: number) => string | undefined;
}) {
  const change = (index: number, part: Partial<PromptEntry>) =>
    onChange(prompts.map((prompt, at) => (at === index ? { ...prompt, ...part } : prompt)));
  return (
    <div className="space-y-4">
      {prompts.map((prompt, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: entries have no identity but their place
        <div key={index} className="rounded-xl border border-line bg-surface p-4">
          <Field label={t('promptLabel', { number: index + 1 })} error={errorOf(index)}>
            <TextArea
              rows={3}
              value={prompt.text}
              onChange={(event) => change(index, { text: event.target.value })}
            />
          </Field>
          <div className="mt-3 flex items-start gap-3">
            <Field
              label={t('expectedLabel')}
              optional={common('optional')}
              hint={t('expectedHint')}
              className="flex-1"
            >
              <TextInput
                value={prompt.expected}
                onChange={(event) => change(index, { expected: event.target.value })}
              />
            </Field>
            {prompts.length > 1 && (
              <Button
                look="quiet"
                aria-label={t('promptRemove', { number: index + 1 })}
                onClick={() => onChange(prompts.filter((_, at) => at !== index))}
                icon={<Trash2 aria-hidden="true" className="size-4" />}
                className="mt-7"
              />
            )}
          </div>
        </div>
      ))}
      <Button
        size="small"
        icon={<Plus aria-hidden="true" className="size-4" />}
        onClick={() => onChange([...prompts, { text: '', expected: '' }])}
      >
        {t('promptAdd')}
      </Button>
    </div>
  );
}
