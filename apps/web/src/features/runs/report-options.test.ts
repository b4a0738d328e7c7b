import { describe, expect, it } from 'vitest';
import { parseReportOptions } from './report-options.ts';

describe('parseReportOptions', () => {
  it('reads what the address says', () => {
    expect(parseReportOptions({ watts: '65', usdPerHour: ['0.35', '9'], margin: '0.02' })).toEqual({
      margin: 0.02,
      assumptions: { watts: 65, usdPerHour: 0.35 },
    });
  });

  it.each(['', '0', '-1', 'much', 'Infinity'])('takes %j as not given', (value) => {
    expect(parseReportOptions({ watts: value, margin: value })).toEqual({
      margin: undefined,
      assumptions: { watts: undefined, usdPerHour: undefined },
    });
  });
});
