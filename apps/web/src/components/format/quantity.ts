/** A number ready to be shown: digits and unit apart, so that the unit can be set smaller. */
export type Quantity = { digits: string; unit: string };

/** What stands for a number that is not known. Never 0: nothing was measured as nothing. */
export const UNKNOWN = '–';

/** The sign of a factor is part of its number: no space before it. */
const CLOSE_UNITS = ['', '×'];

/** Digits and unit in one string, with a narrow no-break space between them; `UNKNOWN` for null. */
export function quantityText(quantity: Quantity | null): string {
  if (quantity === null) return UNKNOWN;
  const space = CLOSE_UNITS.includes(quantity.unit) ? '' : '\u202f';
  return `${quantity.digits}${space}${quantity.unit}`;
}

/** From … to …, with the unit once where both have the same one. */
export function rangeText(low: Quantity | null, high: Quantity | null): string {
  if (low === null || high === null) return UNKNOWN;
  const start = low.unit === high.unit ? low.digits : quantityText(low);
  return `${start}\u2009–\u2009${quantityText(high)}`;
}
