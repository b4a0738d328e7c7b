'use client';

import type { PromptSetSummary } from '@mizani/core/prompt-set/prompt-set';
import { Play } from 'lucide-react';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { Button } from '../../../components/ui/button.tsx';
import { Controls } from '../../../components/ui/controls.tsx';
import { focusFirstError } from '../../../components/ui/focus-first-error.ts';
import { Notice } from '../../../components/ui/notice.tsx';
import { translator } from '../../../messages/translator.ts';
import type { HostView } from '../../hosts/host-view.ts';
import {
  draftInput,
  draftIssues,
  draftQuery,
  type NewRunDraft,
  plannedSize,
} from '../view-model/new-run-draft.ts';
import { issueTexts } from './issue-texts.ts';
import { ParameterFields } from './parameter-fields.tsx';
import { PlannedRun } from './planned-run.tsx';
import { PromptFields } from './prompt-fields.tsx';
import { TargetFields } from './target-fields.tsx';
import { useStartRun } from './use-start-run.ts';

const t = translator('newRun');

/**
 * Defines and starts a run. Errors stand next to their fields, nothing typed is ever lost, and the address follows
 * the form, so that it can be shared and survives a reload.
 */
export function NewRunForm({
  hosts,
  promptSets,
  initial,
}: {
  hosts: HostView[];
  promptSets: PromptSetSummary[];
  initial: NewRunDraft;
}) {
  const [draft, setDraft] = useState(initial);
  const [checked, setChecked] = useState(false);
  const { start, pending, failure, clearFailure } = useStartRun();
  const form = useRef<HTMLFormElement>(null);

  const promptSet = promptSets.find(({ id }) => id === draft.promptSetId);
  const planned = plannedSize(draft, promptSet?.promptCount ?? null);
  const hostCount = hosts.filter(({ runtimes }) =>
    runtimes.some(({ targets }) => targets.some(({ id }) => draft.targetIds.includes(id))),
  ).length;
  const issues = draftIssues(draft, { planned, hostCount });
  const errors = issueTexts(checked ? issues : [], failure?.issues ?? []);

  useEffect(() => {
    const query = draftQuery(draft);
    window.history.replaceState(null, '', query === '' ? '/runs/new' : `/runs/new?${query}`);
  }, [draft]);

  const change = (part: Partial<NewRunDraft>) => {
    setDraft((before) => ({ ...before, ...part }));
    clearFailure();
  };

  const submit = (event: FormEvent) => {
    event.preventDefault();
    setChecked(true);
    if (issues.length === 0) return start(draftInput(draft));
    focusFirstError(form.current);
  };

  return (
    <form
      ref={form}
      onSubmit={submit}
      noValidate
      className="gap-10 xl:grid xl:grid-cols-[minmax(0,1fr)_19rem]"
    >
      <Controls>
        <div className="space-y-10">
          <TargetFields
            hosts={hosts}
            chosen={draft.targetIds}
            onChange={(targetIds) => change({ targetIds })}
            error={errors.group('targets')}
          />
          <PromptFields draft={draft} promptSets={promptSets} onChange={change} errors={errors} />
          <ParameterFields draft={draft} onChange={change} errors={errors} />
        </div>
        <div className="mt-10 xl:mt-0">
          <div className="space-y-4 xl:sticky xl:top-10">
            <PlannedRun planned={planned} cold={draft.cold} />
            {failure && (
              <Notice tone="critical" title={translator('runs')('startFailed')} announce>
                {failure.message}
              </Notice>
            )}
            {checked && issues.length > 0 && (
              <Notice tone="caution" title={t('invalid')} announce />
            )}
            <Button
              type="submit"
              look="primary"
              size="large"
              pending={pending}
              icon={<Play aria-hidden="true" className="size-4" />}
              className="w-full"
            >
              {pending ? t('starting') : t('start')}
            </Button>
          </div>
        </div>
      </Controls>
    </form>
  );
}
