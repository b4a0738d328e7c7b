import { describe, expect, it } from 'vitest';
import * as statistics from '../ours/statistics.mjs';
import { cell, judge } from './cells.mjs';

const promise = { what: 'x', limit: 10, direction: 'at most', unit: 'ms', digits: 0, statistics };
const verdictOf = (values) => judge({ ...promise, values }).verdict;

describe('a cell', () => {
  it('shows the interval from six rounds on, and the range before', () => {
    expect(cell([1, 2, 3, 4, 5, 6], { statistics, digits: 1, unit: 'ms' })).toBe(
      '3.5 ms [1.0, 6.0]',
    );
    expect(cell([1, 2, 6], { statistics, digits: 0 })).toBe('2 (1 to 6)');
    expect(cell([1234.5], { statistics, digits: 1 })).toBe('1,234.5');
    expect(cell([-0.01], { statistics, digits: 1 })).toBe('0.0');
  });

  it('says so when there is nothing to show', () => {
    expect(cell([], { statistics })).toBe('not available');
    expect(cell([null, null], { statistics })).toBe('not available');
  });
});

describe('a promise', () => {
  it('is met or missed by the median, and firmly so when the whole interval agrees', () => {
    expect(verdictOf([1, 2, 3, 4, 5, 6])).toBe('met');
    expect(verdictOf([1, 2, 3, 4, 5, 16])).toBe('met, not firmly');
    expect(verdictOf([11, 12, 13, 14, 15, 16])).toBe('**missed**');
    expect(verdictOf([1, 12, 13, 14, 15, 16])).toBe('**missed**, not firmly');
    expect(judge({ ...promise, values: [9, 9, 9, 9, 9, 9], direction: 'at least' }).verdict).toBe(
      '**missed**',
    );
  });

  it('is not firm with too few rounds for an interval, and not measured without any', () => {
    expect(verdictOf([1])).toBe('met, not firmly');
    expect(verdictOf([])).toBe('not measured');
  });
});
