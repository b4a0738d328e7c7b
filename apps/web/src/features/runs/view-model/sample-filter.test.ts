import { makeFacts } from '@mizani/core/testing/make-facts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ordinalRanges, pageSamples, parseSampleFilter, samplesHref } from './sample-filter.ts';

const ALL = { targetId: null, outcome: null, page: 1 } as const;

describe('sample filter in the address', () => {
  it('survives the way into the address and back', () => {
    const filter = { targetId: 'tgt_1', outcome: 'timed-out', page: 3 } as const;
    const url = new URL(samplesHref('run_1', filter), 'http://localhost');
    expect(url.pathname).toBe('/runs/run_1');
    expect(parseSampleFilter(Object.fromEntries(url.searchParams))).toEqual(filter);
  });

  it('ignores what it does not understand', () => {
    expect(parseSampleFilter({ outcome: 'nonsense', page: '-2' })).toEqual(ALL);
    expect(parseSampleFilter({ page: 'x' })).toEqual(ALL);
  });
});

describe('pageSamples', () => {
  const facts = Array.from({ length: 60 }, (_, ordinal) =>
    makeFacts({
      ordinal,
      targetId: ordinal % 2 === 0 ? 'a' : 'b',
      outcome: ordinal === 7 ? 'failed' : 'succeeded',
    }),
  );

  it('filters by target and outcome', () => {
    expect(pageSamples(facts, { ...ALL, targetId: 'a' }).total).toBe(30);
    expect(pageSamples(facts, { ...ALL, outcome: 'failed' }).rows[0]?.ordinal).toBe(7);
    expect(pageSamples(facts, { ...ALL, targetId: 'a', outcome: 'failed' })).toMatchObject({
      total: 0,
      from: 0,
      to: 0,
    });
  });

  it('shows the last page for a page beyond the end', () => {
    const page = pageSamples(facts, { ...ALL, page: 99 });
    expect(page).toMatchObject({ page: 3, pages: 3, from: 51, to: 60 });
  });
});

describe('ordinalRanges', () => {
  it('covers exactly the ordinals asked for', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(200), { maxLength: 40 }), (ordinals) => {
        const covered = ordinalRanges(ordinals).flatMap(({ afterOrdinal, limit }) =>
          Array.from({ length: limit }, (_, index) => afterOrdinal + 1 + index),
        );
        expect(covered).toEqual([...ordinals].sort((left, right) => left - right));
      }),
    );
  });

  it('reads neighbours together', () => {
    expect(ordinalRanges([4, 3, 5, 9])).toEqual([
      { afterOrdinal: 2, limit: 3 },
      { afterOrdinal: 8, limit: 1 },
    ]);
  });
});
