'use client';

import { ChevronDown } from 'lucide-react';
import { type ComponentProps, createContext, type ReactNode, useContext, useId } from 'react';
import { classNames } from './class-names.ts';

type FieldLinks = { id: string; describedBy: string | undefined; invalid: boolean };
const FieldContext = createContext<FieldLinks | null>(null);

/** The ids that connect a control with its label, its hint and its error. Only inside `Field`. */
function useFieldProps() {
  const links = useContext(FieldContext);
  if (links === null) return {};
  return {
    id: links.id,
    'aria-describedby': links.describedBy,
    'aria-invalid': links.invalid || undefined,
  };
}

/** A labelled control with an optional hint, and its error next to it. */
export function Field({
  label,
  hint,
  error,
  optional,
  children,
  className,
}: {
  label: ReactNode;
  hint?: ReactNode;
  error?: string | undefined;
  /** The word that marks the field as optional. */
  optional?: string;
  children: ReactNode;
  className?: string;
}) {
  const id = useId();
  const hintId = hint ? `${id}-hint` : undefined;
  const errorId = error ? `${id}-error` : undefined;
  const describedBy = [errorId, hintId].filter(Boolean).join(' ') || undefined;
  return (
    <FieldContext value={{ id, describedBy, invalid: error !== undefined }}>
      <div className={classNames('min-w-0', className)}>
        <label htmlFor={id} className="mb-1.5 flex items-baseline gap-2 text-sm font-medium">
          {label}
          {optional && <span className="text-xs font-normal text-subtle">{optional}</span>}
        </label>
        {children}
        <FieldError id={errorId} message={error} />
        {hint && (
          <p id={hintId} className="mt-1.5 text-xs text-subtle">
            {hint}
          </p>
        )}
      </div>
    </FieldContext>
  );
}

export function FieldError({
  id,
  message,
}: {
  id?: string | undefined;
  message: string | undefined;
}) {
  if (message === undefined) return null;
  return (
    <p id={id} className="mt-1.5 text-sm font-medium text-critical">
      {message}
    </p>
  );
}

const CONTROL =
  'w-full rounded-lg border border-line-strong bg-surface px-3 text-sm text-ink placeholder:text-subtle hover:border-subtle aria-invalid:border-critical';

export function TextInput({ className, ...rest }: ComponentProps<'input'>) {
  return (
    <input {...useFieldProps()} {...rest} className={classNames(CONTROL, 'h-10', className)} />
  );
}

export function TextArea({ className, ...rest }: ComponentProps<'textarea'>) {
  return (
    <textarea
      {...useFieldProps()}
      {...rest}
      className={classNames(CONTROL, 'block py-2', className)}
    />
  );
}

export function Select({ className, ...rest }: ComponentProps<'select'>) {
  return (
    <div className="relative">
      <select
        {...useFieldProps()}
        {...rest}
        className={classNames(CONTROL, 'h-10 appearance-none pr-9', className)}
      />
      <ChevronDown
        aria-hidden="true"
        className="pointer-events-none absolute top-3 right-3 size-4 text-subtle"
      />
    </div>
  );
}
