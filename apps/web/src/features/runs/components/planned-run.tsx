'use client';

import { formatNumber } from '../../../components/format/number.ts';
import { Card } from '../../../components/ui/card.tsx';
import { translator } from '../../../messages/translator.ts';
import { type PlannedSize, percentileReach } from '../view-model/new-run-draft.ts';

const t = translator('newRun');

/** How many requests the run makes, and what statistics that many can carry; follows the form. */
export function PlannedRun({ planned, cold }: { planned: PlannedSize | null; cold: boolean }) {
  return (
    <Card className="p-5">
      <h2 className="text-xs text-subtle">{t('plannedTitle')}</h2>
      <div role="status">
        {planned === null ? (
          <p className="mt-2 text-sm text-muted">{t('plannedIncomplete')}</p>
        ) : (
          <>
            <p className="mt-1 text-2xl font-semibold tracking-tight">
              {planned.isUpperBound && (
                <span className="text-base font-normal text-muted">{t('plannedUntil')} </span>
              )}
              {t('plannedSamples', { count: planned.samples })}
            </p>
            <p className="mt-2 text-sm text-muted">
              {planned.rates > 0
                ? t('plannedFormulaOpen', sizeOf(planned))
                : t('plannedFormula', { ...sizeOf(planned), cold: cold ? 'yes' : 'no' })}
            </p>
            <p className="mt-3 border-t border-line pt-3 text-xs text-subtle">
              {t('plannedPercentiles', {
                n: formatNumber(planned.steadyPerTarget),
                reach: percentileReach(planned.steadyPerTarget),
              })}
            </p>
          </>
        )}
      </div>
    </Card>
  );
}

function sizeOf({ targets, prompts, rounds, warmups, rates }: PlannedSize) {
  return { targets, prompts, rounds, warmups, rates };
}
