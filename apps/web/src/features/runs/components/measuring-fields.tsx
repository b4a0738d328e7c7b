'use client';

import { RUN_ORDERS } from '@mizani/core/benchmark/run-definition';
import { type ReactNode, useState } from 'react';
import { Field, TextInput } from '../../../components/ui/field.tsx';
import { SegmentedChoice } from '../../../components/ui/segmented-choice.tsx';
import { translator } from '../../../messages/translator.ts';
import {
  ARRIVAL_PROCESSES,
  EMPTY_MEASURING,
  LOADS,
  type MeasuringDraft,
} from '../view-model/measuring-draft.ts';
import { CheckField } from './check-field.tsx';
import type { FieldErrors } from './issue-texts.ts';

const t = translator('newRun');

const LOAD_LABELS = { closed: t('loadClosed'), open: t('loadOpen') };
const PROCESS_LABELS = { poisson: t('processPoisson'), constant: t('processConstant') };
const ORDER_LABELS = { interleaved: t('orderInterleaved'), blocks: t('orderBlocks') };

/** The fields that hold typed numbers, with the part of the definition that their errors name. */
const TYPED = {
  concurrency: 'concurrency',
  rates: 'arrivals',
  precisionPercent: 'until.relativeHalfWidth',
  maxRounds: 'until.maxRounds',
  cooldownSeconds: 'cooldownMs',
  retries: 'retries',
} as const;

/** Load, precision and order: what most runs leave as it is. Open when something in it is not. */
export function MeasuringFields({
  draft,
  onChange,
  errors,
}: {
  draft: MeasuringDraft;
  onChange: (draft: MeasuringDraft) => void;
  errors: FieldErrors;
}) {
  const change = (part: Partial<MeasuringDraft>) => onChange({ ...draft, ...part });
  // Opened once, it stays open: it must not fold up under the cursor when a value is typed back to its default.
  const [open, setOpen] = useState(() => JSON.stringify(draft) !== JSON.stringify(EMPTY_MEASURING));
  const hasError = Object.values(TYPED).some((field) => errors.group(field) !== undefined);
  const typed = (field: keyof typeof TYPED) => (
    <Field label={t(`${field}Label`)} hint={t(`${field}Hint`)} error={errors.group(TYPED[field])}>
      <TextInput
        inputMode="decimal"
        autoComplete="off"
        value={draft[field]}
        onChange={(event) => change({ [field]: event.target.value })}
      />
    </Field>
  );
  return (
    <details
      className="group rounded-xl border border-line bg-surface"
      open={open || hasError}
      onToggle={(event) => setOpen(event.currentTarget.open)}
    >
      <summary className="flex list-none items-start gap-3 px-5 py-4">
        <span
          aria-hidden="true"
          className="mt-px text-subtle transition-transform group-open:rotate-90"
        >
          ›
        </span>
        <span>
          <span className="text-sm font-semibold">{t('moreLegend')}</span>
          <span className="block text-xs text-subtle">{t('moreHint')}</span>
        </span>
      </summary>
      <div className="space-y-6 border-t border-line p-5">
        <Choice label={t('loadLabel')}>
          <SegmentedChoice
            name="load"
            label={t('loadLabel')}
            value={draft.load}
            options={LOADS.map((value) => ({ value, label: LOAD_LABELS[value] }))}
            onChange={(load) => change({ load })}
          />
        </Choice>
        {draft.load === 'open' ? (
          <div className="grid gap-5 sm:grid-cols-2">
            {typed('rates')}
            <Choice label={t('processLabel')}>
              <SegmentedChoice
                name="process"
                label={t('processLabel')}
                value={draft.process}
                options={ARRIVAL_PROCESSES.map((value) => ({
                  value,
                  label: PROCESS_LABELS[value],
                }))}
                onChange={(process) => change({ process })}
              />
            </Choice>
          </div>
        ) : (
          <>
            <div className="grid gap-5 sm:grid-cols-2">
              {typed('concurrency')}
              {typed('retries')}
            </div>
            <CheckField
              label={t('stopsWhenPreciseLabel')}
              hint={t('stopsWhenPreciseHint')}
              checked={draft.stopsWhenPrecise}
              onChange={(stopsWhenPrecise) => change({ stopsWhenPrecise })}
            />
            {draft.stopsWhenPrecise && (
              <div className="grid gap-5 sm:grid-cols-2">
                {typed('precisionPercent')}
                {typed('maxRounds')}
              </div>
            )}
            <Choice label={t('orderLabel')} hint={t('orderHint')}>
              <SegmentedChoice
                name="order"
                label={t('orderLabel')}
                value={draft.order}
                options={RUN_ORDERS.map((value) => ({ value, label: ORDER_LABELS[value] }))}
                onChange={(order) => change({ order })}
              />
            </Choice>
          </>
        )}
        <div className="grid gap-5 sm:grid-cols-2">{typed('cooldownSeconds')}</div>
        <CheckField
          label={t('driftGuardLabel')}
          hint={t('driftGuardHint')}
          checked={draft.driftGuard}
          onChange={(driftGuard) => change({ driftGuard })}
        />
      </div>
    </details>
  );
}

function Choice({ label, hint, children }: { label: string; hint?: string; children: ReactNode }) {
  return (
    <div className="min-w-0">
      <p aria-hidden="true" className="mb-1.5 text-sm font-medium">
        {label}
      </p>
      {children}
      {hint && <p className="mt-1.5 text-xs text-subtle">{hint}</p>}
    </div>
  );
}
