import { describe, expect, it } from 'vitest';
import { parseRunListView, runListHref } from './run-list-view.ts';

describe('run list in the address', () => {
  it('survives the way into the address and back', () => {
    const href = runListHref({ status: 'failed', hostId: 'host_1' }, 'c1');
    const { searchParams } = new URL(href, 'http://localhost');
    expect(parseRunListView(Object.fromEntries(searchParams))).toEqual({
      filter: { status: 'failed', hostId: 'host_1' },
      cursor: 'c1',
    });
  });

  it('ignores a status that does not exist', () => {
    expect(parseRunListView({ status: 'nonsense', host: '' })).toEqual({
      filter: {},
      cursor: null,
    });
  });

  it('has a plain address without filter', () => {
    expect(runListHref({})).toBe('/runs');
  });
});
