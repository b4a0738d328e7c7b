import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvLine } from './csv-line.ts';

/** Reads one line back as RFC 4180 says. */
function readCells(line: string): string[] {
  const cells: string[] = [];
  const pattern = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/gy;
  for (let match = pattern.exec(line); match; match = pattern.exec(line)) {
    cells.push(match[1] === undefined ? (match[2] ?? '') : match[1].replaceAll('""', '"'));
    if (match[3] === '\r\n') break;
  }
  return cells;
}

describe('csvLine', () => {
  it('writes numbers bare, null as nothing, and quotes only where it must', () => {
    expect(csvLine([1.5, -2, null, true, 'plain', 'a,b', 'say "hi"', 'two\nlines'])).toBe(
      '1.5,-2,,true,plain,"a,b","say ""hi""","two\nlines"\r\n',
    );
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '\n=1'])(
    'makes the text %j inert for spreadsheets',
    (text) => {
      expect(readCells(csvLine([text]))).toEqual([`'${text}`]);
    },
  );

  it('never lets any text begin as a formula, and loses no character of it', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' }), { minLength: 1 }), (texts) => {
        const cells = readCells(csvLine(texts));
        expect(cells.map((cell, index) => cell.endsWith(texts[index] ?? ''))).not.toContain(false);
        for (const cell of cells) expect(cell).not.toMatch(/^[=+\-@\t\r\n]/);
      }),
    );
  });
});
