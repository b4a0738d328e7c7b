'use client';

import { Field, FieldError, TextInput } from '../../../components/ui/field.tsx';
import { translator } from '../../../messages/translator.ts';
import type { NewRunDraft } from '../view-model/new-run-draft.ts';
import type { FieldErrors } from './issue-texts.ts';

const t = translator('newRun');
const common = translator('common');

const NUMBERS = [
  { field: 'rounds', label: t('roundsLabel'), hint: t('roundsHint'), keys: 'numeric' },
  { field: 'warmups', label: t('warmupsLabel'), hint: t('warmupsHint'), keys: 'numeric' },
  { field: 'maxTokens', label: t('maxTokensLabel'), hint: t('maxTokensHint'), keys: 'numeric' },
  {
    field: 'temperature',
    label: t('temperatureLabel'),
    hint: t('temperatureHint'),
    keys: 'decimal',
  },
] as const;

/** How often and how long each prompt is asked. */
export function ParameterFields({
  draft,
  onChange,
  errors,
}: {
  draft: NewRunDraft;
  onChange: (part: Partial<NewRunDraft>) => void;
  errors: FieldErrors;
}) {
  const coldError = errors.of('cold');
  return (
    <fieldset className="min-w-0">
      <legend className="mb-4 text-lg font-semibold">{t('parametersLegend')}</legend>
      <div className="grid gap-5 sm:grid-cols-2">
        {NUMBERS.map(({ field, label, hint, keys }) => (
          <Field key={field} label={label} hint={hint} error={errors.of(field)}>
            <TextInput
              inputMode={keys}
              autoComplete="off"
              value={draft[field]}
              onChange={(event) => onChange({ [field]: event.target.value })}
            />
          </Field>
        ))}
        <Field
          label={t('nameLabel')}
          optional={common('optional')}
          error={errors.of('name')}
          className="sm:col-span-2"
        >
          <TextInput
            value={draft.name}
            placeholder={t('namePlaceholder')}
            autoComplete="off"
            onChange={(event) => onChange({ name: event.target.value })}
          />
        </Field>
      </div>
      <label className="mt-5 flex items-start gap-3 text-sm">
        <input
          type="checkbox"
          checked={draft.cold}
          aria-invalid={coldError !== undefined || undefined}
          aria-describedby={coldError === undefined ? undefined : 'cold-error'}
          onChange={(event) => onChange({ cold: event.target.checked })}
          className="mt-0.5 size-4 accent-(--accent)"
        />
        <span>
          <span className="font-medium">{t('coldLabel')}</span>
          <span className="block text-xs text-subtle">{t('coldHint')}</span>
          <FieldError id="cold-error" message={coldError} />
        </span>
      </label>
    </fieldset>
  );
}
