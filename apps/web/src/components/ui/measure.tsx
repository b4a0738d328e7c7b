import { type Quantity, UNKNOWN } from '../format/quantity.ts';
import { classNames } from './class-names.ts';

/** A number with its unit; an en dash with the reason when it is not known. */
export function Measure({
  quantity,
  missing,
  className,
}: {
  quantity: Quantity | null;
  /** Why there is no number; read aloud, and shown on hover. */
  missing: string;
  className?: string;
}) {
  if (quantity === null) {
    return (
      <span className={classNames('text-subtle', className)} title={missing}>
        <span aria-hidden="true">{UNKNOWN}</span>
        <span className="sr-only">{missing}</span>
      </span>
    );
  }
  return (
    <span className={classNames('whitespace-nowrap tabular-nums', className)}>
      {quantity.digits}
      {quantity.unit !== '' && (
        <span className="ml-[0.2em] text-[0.82em] font-normal text-subtle">{quantity.unit}</span>
      )}
    </span>
  );
}
