/** The number that a text is; `NaN` for anything else, also for the blank text that JavaScript takes for 0. */
export function parseNumber(text: string): number {
  return text.trim() === '' ? Number.NaN : Number(text);
}
