export type CsvValue = string | number | boolean | null;

/**
 * One line of RFC 4180, with its line end. Null becomes an empty cell.
 * A text that a spreadsheet would run as a formula gets a leading apostrophe: model answers are not trusted.
 */
export function csvLine(values: readonly CsvValue[]): string {
  return `${values.map(csvCell).join(',')}\r\n`;
}

function csvCell(value: CsvValue): string {
  if (value === null) return '';
  if (typeof value !== 'string') return String(value);
  const inert = /^[=+\-@\t\r\n]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert;
}
