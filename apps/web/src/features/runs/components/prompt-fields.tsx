'use client';

import type { PromptSetSummary } from '@mizani/core/prompt-set/prompt-set';
import { Field, Select } from '../../../components/ui/field.tsx';
import { PromptListFields } from '../../../components/ui/prompt-list-fields.tsx';
import { SegmentedChoice } from '../../../components/ui/segmented-choice.tsx';
import { translator } from '../../../messages/translator.ts';
import type { NewRunDraft } from '../view-model/new-run-draft.ts';
import type { FieldErrors } from './issue-texts.ts';

const t = translator('newRun');

/** What the targets are asked: a stored set, or prompts typed here. */
export function PromptFields({
  draft,
  promptSets,
  onChange,
  errors,
}: {
  draft: NewRunDraft;
  promptSets: PromptSetSummary[];
  onChange: (part: Partial<NewRunDraft>) => void;
  errors: FieldErrors;
}) {
  return (
    <fieldset className="min-w-0">
      <legend className="mb-4 text-lg font-semibold">{t('promptsLegend')}</legend>
      <SegmentedChoice
        name="promptSource"
        label={t('promptsLegend')}
        value={draft.promptSource}
        options={[
          { value: 'set', label: t('promptsFromSet') },
          { value: 'own', label: t('promptsOwn') },
        ]}
        onChange={(promptSource) => onChange({ promptSource })}
      />
      <div className="mt-4">
        {draft.promptSource === 'set' ? (
          <Field label={t('promptSetLabel')} error={errors.of('promptSet') ?? errors.of('prompts')}>
            <Select
              value={draft.promptSetId}
              onChange={(event) => onChange({ promptSetId: event.target.value })}
            >
              <option value="">{t('promptSetChoose')}</option>
              {promptSets.map(({ id, name, version, promptCount }) => (
                <option key={id} value={id}>
                  {t('promptSetOption', {
                    name: name ?? translator('runs')('ownPrompts'),
                    version,
                    count: promptCount,
                  })}
                </option>
              ))}
            </Select>
          </Field>
        ) : (
          <PromptListFields
            prompts={draft.prompts}
            onChange={(prompts) => onChange({ prompts })}
            errorOf={(index) => errors.group(`prompts.${index}`)}
          />
        )}
      </div>
    </fieldset>
  );
}
