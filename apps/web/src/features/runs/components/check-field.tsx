'use client';

import { useId } from 'react';
import { FieldError } from '../../../components/ui/field.tsx';

/** A box to tick, with what it means below it. */
export function CheckField({
  label,
  hint,
  checked,
  error,
  onChange,
}: {
  label: string;
  hint: string;
  checked: boolean;
  error?: string | undefined;
  onChange: (checked: boolean) => void;
}) {
  const errorId = useId();
  return (
    <label className="flex items-start gap-3 text-sm">
      <input
        type="checkbox"
        checked={checked}
        aria-invalid={error !== undefined || undefined}
        aria-describedby={error === undefined ? undefined : errorId}
        onChange={(event) => onChange(event.target.checked)}
        className="mt-0.5 size-4 accent-(--accent)"
      />
      <span>
        <span className="font-medium">{label}</span>
        <span className="block text-xs text-subtle">{hint}</span>
        <FieldError id={errorId} message={error} />
      </span>
    </label>
  );
}
