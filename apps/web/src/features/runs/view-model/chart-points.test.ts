import { makeFacts } from '@mizani/core/testing/make-facts';
import { describe, expect, it } from 'vitest';
import { CHART_POINTS_MAX, chartPoints } from './chart-points.ts';

describe('chartPoints', () => {
  it('shows answered steady samples that have the metric, in order of measurement', () => {
    const facts = [
      makeFacts({ ordinal: 3, totalMs: 30 }),
      makeFacts({ ordinal: 1, totalMs: 10 }),
      makeFacts({ ordinal: 2, totalMs: 20, outcome: 'truncated' }),
      makeFacts({ ordinal: 0, phase: 'warming' }),
      makeFacts({ ordinal: 4, outcome: 'failed' }),
      makeFacts({ ordinal: 5, outcome: 'timed-out' }),
    ];
    const { points, total } = chartPoints(facts, 'totalMs');
    expect(points.map(({ order, value }) => [order, value])).toEqual([
      [1, 10],
      [3, 30],
    ]);
    expect(total).toBe(2);
  });

  it('keeps a truncated answer for the metrics it has', () => {
    const facts = [makeFacts({ outcome: 'truncated', ttftVisibleMs: 20 })];
    expect(chartPoints(facts, 'totalMs').points).toEqual([]);
    expect(chartPoints(facts, 'ttftVisibleMs').points).toHaveLength(1);
  });

  it('leaves out samples whose value is not known instead of drawing them at 0', () => {
    const facts = [makeFacts({ ttftVisibleMs: null }), makeFacts({ ordinal: 1 })];
    expect(chartPoints(facts, 'ttftVisibleMs').points).toHaveLength(1);
  });

  it('thins evenly and says how many there are', () => {
    const facts = Array.from({ length: 3 * CHART_POINTS_MAX }, (_, ordinal) =>
      makeFacts({ ordinal }),
    );
    const { points, total } = chartPoints(facts, 'totalMs');
    expect(total).toBe(facts.length);
    expect(points).toHaveLength(CHART_POINTS_MAX);
    expect(points.slice(0, 3).map(({ order }) => order)).toEqual([0, 3, 6]);
  });
});
