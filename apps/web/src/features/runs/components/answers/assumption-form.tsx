import type { Assumptions } from '@mizani/core/report/target-summary';
import { Button } from '../../../../components/ui/button.tsx';
import { translator } from '../../../../messages/translator.ts';

const t = translator('answers');

const FIELDS = [
  { name: 'watts', label: t('watts') },
  { name: 'usdPerHour', label: t('usdPerHour') },
] as const;

/** What the reader assumes about the machine. A plain form: the address keeps it, and can be shared. */
export function AssumptionForm({
  runId,
  assumptions,
  margin,
}: {
  runId: string;
  assumptions: Assumptions;
  margin: number | undefined;
}) {
  return (
    <form action={`/runs/${runId}#answers`} className="flex flex-wrap items-end gap-3 text-xs">
      {margin !== undefined && <input type="hidden" name="margin" value={margin} />}
      {FIELDS.map(({ name, label }) => (
        <label key={name} className="text-subtle">
          {label}
          <input
            name={name}
            inputMode="decimal"
            autoComplete="off"
            defaultValue={assumptions[name] ?? ''}
            className="mt-1 block h-8 w-32 rounded-lg border border-line-strong bg-surface px-2.5 text-sm text-ink"
          />
        </label>
      ))}
      <Button type="submit" size="small">
        {t('apply')}
      </Button>
    </form>
  );
}
