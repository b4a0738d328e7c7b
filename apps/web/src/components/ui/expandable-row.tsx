'use client';

import { ChevronRight } from 'lucide-react';
import { type ReactNode, useId, useState } from 'react';
import { classNames } from './class-names.ts';

/** A table row with more to say. The details are in the page only while they are shown. */
export function ExpandableRow({
  label,
  columns,
  first,
  cells,
  details,
}: {
  /** Accessible name of the button. */
  label: string;
  /** Number of columns of the table. */
  columns: number;
  /** Content of the first cell, next to the button. */
  first: ReactNode;
  cells: ReactNode;
  details: ReactNode;
}) {
  const [open, setOpen] = useState(false);
  const id = useId();
  return (
    <>
      <tr className={classNames('hover:bg-sunken/60', open && 'bg-sunken/60')}>
        <td className="px-2 py-2">
          <button
            type="button"
            aria-expanded={open}
            aria-controls={id}
            aria-label={label}
            onClick={() => setOpen(!open)}
            className="inline-flex h-7 items-center gap-1 rounded-md pr-2 pl-1 text-muted hover:bg-line hover:text-ink"
          >
            <ChevronRight
              aria-hidden="true"
              className={classNames('size-4 transition-transform', open && 'rotate-90')}
            />
            {first}
          </button>
        </td>
        {cells}
      </tr>
      <tr id={id} hidden={!open}>
        {open && (
          <td colSpan={columns} className="bg-sunken/60 px-4 pt-1 pb-5 sm:px-11">
            {details}
          </td>
        )}
      </tr>
    </>
  );
}
