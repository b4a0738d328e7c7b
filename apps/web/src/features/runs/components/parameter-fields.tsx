'use client';

import { Field, TextInput } from '../../../components/ui/field.tsx';
import { translator } from '../../../messages/translator.ts';
import type { NewRunDraft } from '../view-model/new-run-draft.ts';
import { CheckField } from './check-field.tsx';
import type { FieldErrors } from './issue-texts.ts';
import { MeasuringFields } from './measuring-fields.tsx';

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
      <div className="mt-5 mb-6">
        <CheckField
          label={t('coldLabel')}
          hint={t('coldHint')}
          checked={draft.cold}
          error={errors.of('cold')}
          onChange={(cold) => onChange({ cold })}
        />
      </div>
      <MeasuringFields
        draft={draft.measuring}
        onChange={(measuring) => onChange({ measuring })}
        errors={errors}
      />
    </fieldset>
  );
}
