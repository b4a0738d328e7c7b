import { describe, expect, it } from 'vitest';
import { bytes, tokens } from './count.ts';
import { relativeText, utcText } from './date-time.ts';
import { elapsedText } from './elapsed.ts';
import { METRIC_FORMS } from './metric-quantity.ts';
import { milliseconds, signedMilliseconds } from './milliseconds.ts';
import { quantityText, UNKNOWN } from './quantity.ts';
import { percentage, ratio } from './ratio.ts';

const SPACE = '\u202f';
const ms = (value: number | null) => quantityText(milliseconds(value));

describe('milliseconds', () => {
  it('keeps about three significant digits', () => {
    expect(ms(0.0421)).toBe(`0.042${SPACE}ms`);
    expect(ms(4.214)).toBe(`4.21${SPACE}ms`);
    expect(ms(42.14)).toBe(`42.1${SPACE}ms`);
    expect(ms(421.4)).toBe(`421${SPACE}ms`);
    expect(ms(4_214)).toBe(`4,214${SPACE}ms`);
  });

  it('changes to seconds at ten seconds, also when rounding gets there', () => {
    expect(ms(9_999.4)).toBe(`9,999${SPACE}ms`);
    expect(ms(9_999.6)).toBe(`10.0${SPACE}s`);
    expect(ms(123_456)).toBe(`123${SPACE}s`);
  });

  it('shows an unknown interval as a dash and a measured zero as zero', () => {
    expect(ms(null)).toBe(UNKNOWN);
    expect(ms(0)).toBe(`0${SPACE}ms`);
  });

  it('writes differences with a sign, and zero without one', () => {
    expect(quantityText(signedMilliseconds(12))).toBe(`+12.0${SPACE}ms`);
    expect(quantityText(signedMilliseconds(-12))).toBe(`−12.0${SPACE}ms`);
    expect(quantityText(signedMilliseconds(0))).toBe(`0${SPACE}ms`);
    expect(quantityText(signedMilliseconds(null))).toBe(UNKNOWN);
  });
});

describe('ratio and percentage', () => {
  it('writes factors with fewer decimals as they grow', () => {
    expect(quantityText(ratio(2.408))).toBe('2.41×');
    expect(quantityText(ratio(24.08))).toBe('24.1×');
    expect(quantityText(ratio(240.8))).toBe('241×');
    expect(quantityText(ratio(0.0012))).toBe('0.0012×');
    expect(quantityText(ratio(0.38))).toBe('0.38×');
    expect(quantityText(ratio(null))).toBe(UNKNOWN);
  });

  it('tells no answer right from not known', () => {
    expect(quantityText(percentage(0))).toBe(`0${SPACE}%`);
    expect(quantityText(percentage(null))).toBe(UNKNOWN);
  });
});

describe('counts', () => {
  it('writes means with a decimal and totals without', () => {
    expect(quantityText(tokens(12.25))).toBe(`12.3${SPACE}tok`);
    expect(quantityText(tokens(12_000))).toBe(`12,000${SPACE}tok`);
    expect(quantityText(tokens(null))).toBe(UNKNOWN);
  });

  it('writes sizes in binary units', () => {
    expect(quantityText(bytes(512))).toBe(`512${SPACE}B`);
    expect(quantityText(bytes(32 * 1_024 ** 3))).toBe(`32.0${SPACE}GiB`);
    expect(quantityText(bytes(null))).toBe(UNKNOWN);
  });
});

describe('time', () => {
  it('writes spans with at most two units', () => {
    expect(elapsedText(12_400)).toBe(`12${SPACE}s`);
    expect(elapsedText(185_000)).toBe(`3${SPACE}min 5${SPACE}s`);
    expect(elapsedText(7_830_000)).toBe(`2${SPACE}h 10${SPACE}min`);
  });

  it('counts a span that runs backwards as none', () => {
    expect(elapsedText(-5)).toBe(`0${SPACE}s`);
  });

  it('names the time zone of what the server renders', () => {
    expect(utcText(0)).toBe('1 Jan 1970, 00:00 UTC');
  });

  it('speaks of recent moments relatively, and not of distant ones', () => {
    expect(relativeText(0, 125_000)).toBe('2 minutes ago');
    expect(relativeText(0, 90 * 86_400_000)).toBeNull();
  });
});

describe('METRIC_FORMS', () => {
  it('calls less time and more tokens per second better', () => {
    expect(METRIC_FORMS.totalMs.lowerIsBetter).toBe(true);
    expect(METRIC_FORMS.decodeTokensPerSecond.lowerIsBetter).toBe(false);
    expect(quantityText(METRIC_FORMS.decodeTokensPerSecond.format(81.25))).toBe(
      `81.3${SPACE}tok/s`,
    );
  });
});
