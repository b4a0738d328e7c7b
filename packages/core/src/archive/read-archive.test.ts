import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SampleLine } from './archive-line.ts';
import type { ArchivePage } from './archive-repository.ts';
import { encodeArchive } from './encode-archive.ts';
import { readArchive } from './read-archive.ts';
import { makeArchiveHead, makeSampleLine, makeScoreLine, toLines } from './testing/make-archive.ts';

const head = await makeArchiveHead();
const END = { kind: 'end', samples: 2, scores: 1 };
const GOOD = [head, makeSampleLine(0), makeScoreLine(0), makeSampleLine(1), END];

async function readAll(values: Iterable<unknown>) {
  const archive = await readArchive(toLines(values));
  const pages: ArchivePage[] = [];
  for await (const page of archive.pages) pages.push(page);
  return { head: archive.head, pages };
}

const messageOf = (values: Iterable<unknown>) =>
  readAll(values).then(
    () => 'no error',
    (error: { code: string; message: string }) => `${error.code}: ${error.message}`,
  );

const messageWith = (over: Partial<SampleLine>) =>
  messageOf([head, makeSampleLine(0), makeScoreLine(0), makeSampleLine(1, over), END]);

describe('readArchive', () => {
  it('gives the head and the samples with their scores', async () => {
    const { kind: _, ...sample } = makeSampleLine(1);
    const { pages, ...read } = await readAll(GOOD);
    expect(read.head).toEqual(head);
    expect(pages).toHaveLength(1);
    expect(pages[0]?.samples[1]).toEqual({ runId: 'run_1', ...sample });
    expect(pages[0]?.scores).toEqual([
      { runId: 'run_1', ordinal: 0, scorer: 'computed', name: 'contains', value: 1, detail: null },
    ]);
  });

  it('takes a run without samples, and empty lines after the end', async () => {
    const end = { kind: 'end', samples: 0, scores: 0 };
    expect((await readAll([head, end, '', ' \r'])).pages).toEqual([]);
  });

  it('gives pages of a limited size, each with the scores of its samples', async () => {
    const count = 1_100;
    const body = Array.from({ length: count }, (_, ordinal) => [
      makeSampleLine(ordinal),
      makeScoreLine(ordinal),
    ]).flat();
    const { pages } = await readAll([
      head,
      ...body,
      { kind: 'end', samples: count, scores: count },
    ]);
    expect(pages.map(({ samples }) => samples.length)).toEqual([...Array(11).fill(100)]);
    for (const { samples, scores } of pages) {
      expect(scores.map(({ ordinal }) => ordinal)).toEqual(samples.map(({ ordinal }) => ordinal));
    }
  });

  it('notices wherever the file is cut off', async () => {
    const text = GOOD.map((value) => JSON.stringify(value)).join('\n');
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: text.length - 1 }), async (length) => {
        const lines = text.slice(0, length).split('\n');
        expect(await messageOf(lines)).toMatch(/^invalid-input: line \d/);
      }),
    );
    expect(await messageOf(GOOD.slice(0, -1))).toMatch('line 5: the archive is cut off');
    expect(await messageOf([])).toBe('invalid-input: line 1: the archive is empty');
  });

  it.each([
    [{ ttftMs: -1 }, 'ttftMs must be >= 0'],
    [{ gapsMs: [1, -0.5] }, 'gapsMs.1 must be >= 0'],
    [{ round: 1.5 }, 'round must be int'],
    [{ text: null as unknown as string }, 'text must be string'],
    [{ text: 'a\0' }, 'text must not hold NUL or half of a surrogate pair'],
    [{ phase: 'hot' as 'cold' }, 'phase must be one of "cold", "warming", "steady"'],
    [{ extra: 1 } as object, 'must not have "extra"'],
    [{ ordinal: 0 }, 'ordinal must be 1, the next one, and is 0'],
    [{ ordinal: 3 }, 'ordinal must be 1, the next one, and is 3'],
    [{ completionTokens: 238 }, '238 completion tokens by usage under a cap of 180 cannot be'],
    [{ ttftMs: 2_000 }, 'ttftMs is 2000, after the end at 1234.5678901234567'],
    [{ targetId: 'tgt_9' }, 'targetId is "tgt_9", which is no target of the run'],
    [{ promptIndex: 2 }, 'promptIndex is 2, but there are 2 prompts'],
  ])('names line and field of what cannot be: %j', async (over, message) => {
    expect(await messageWith(over)).toBe(`invalid-input: line 4: ${message}`);
  });

  it('names a number that is not finite', async () => {
    const line = JSON.stringify(makeSampleLine(0)).replace('"queueMs":0', '"queueMs":1e999');
    expect(await messageOf([head, line])).toMatch('line 2: queueMs must be ');
  });

  it.each([
    [[{ ...head, version: 2 }], 'line 1: version is 2, but this Mizani reads version 1'],
    [[{ ...head, kind: 'run' }], 'line 1: kind must be "mizani-run"'],
    [['null'], 'line 1: kind must be "mizani-run"'],
    [[{ ...head, run: { ...head.run, status: 'running' } }], 'line 1: run.status must be one of'],
    [[{ ...head, host: undefined }], 'line 1: host must be object'],
    [[makeSampleLine(0)], 'line 1: kind must be'],
    [[head, 'nonsense'], 'line 2: must be one JSON object'],
    [[head, { kind: 'extra' }], 'line 2: kind must be "sample", "score" or "end"'],
    [[head, makeScoreLine(0)], 'line 2: ordinal 0 is not of the sample before this score'],
    [
      [head, makeSampleLine(0), makeScoreLine(0), makeScoreLine(0)],
      'line 4: the sample has a score',
    ],
    [[head, END], 'line 2: samples is 2, but there are 0 before it'],
    [[...GOOD, makeSampleLine(9)], 'line 6: nothing may follow'],
  ])('refuses what is out of order (%#)', async (lines, message) => {
    expect(await messageOf(lines)).toContain(`invalid-input: ${message}`);
  });

  it('closes its source as soon as it has refused a line', async () => {
    let closed = false;
    async function* source() {
      try {
        yield* toLines([head, 'nonsense', ...GOOD]);
      } finally {
        closed = true;
      }
    }
    const { pages } = await readArchive(source());
    await expect(pages[Symbol.asyncIterator]().next()).rejects.toThrow('line 2');
    expect(closed).toBe(true);
  });
});

describe('encodeArchive', () => {
  const interval = fc.double({ min: 0, max: 1e6, noNaN: true });
  const text = fc.string({ unit: 'binary' }).filter((value) => !value.includes('\0'));
  const sample = fc.record({
    gapsMs: fc.array(fc.float({ min: 0, max: 1e6, noNaN: true })),
    queueMs: interval,
    startedEpochMs: fc.double({ min: 0, max: 2e12, noNaN: true }),
    loadMs: fc.option(interval),
    text,
    errorMessage: fc.option(text),
    retries: fc.array(
      fc.record({
        errorClass: fc.constantFrom('rate-limited', 'server-error'),
        message: fc.option(fc.string({ unit: 'binary' })),
        serviceMs: interval,
        waitMs: interval,
      }),
    ),
    flags: fc.subarray(['usage-over-cap', 'repeating']),
  });

  it('gives text that is read back as the very same run, down to the bits of the gaps', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(sample, { maxLength: 5 }), async (overs) => {
        const samples = overs.map((over, ordinal) => {
          const { kind: _, ...rest } = makeSampleLine(ordinal, over as Partial<SampleLine>);
          return { runId: 'run_1', ...rest };
        });
        const given = samples.length === 0 ? [] : [{ samples, scores: [] }];
        const chunks: string[] = [];
        for await (const chunk of encodeArchive(head, toPages(given))) chunks.push(chunk);
        const lines = chunks.join('').trimEnd().split('\n');
        const { pages } = await readAll(lines);
        expect(pages).toEqual(given);
        const bits = (page: ArchivePage[]) =>
          page.flatMap(({ samples: all }) => all.map(({ gapsMs }) => new Float32Array(gapsMs)));
        expect(bits(pages)).toEqual(bits(given));
      }),
    );
  });

  it('gives the same bytes whatever the order of keys and of scores', async () => {
    const { kind: _, ...line } = makeSampleLine(0);
    const forwards = { runId: 'run_1', ...line };
    const backwards = Object.fromEntries(Object.entries(forwards).reverse()) as typeof forwards;
    const score = (name: string) => ({
      ...{ runId: 'run_1', ordinal: 0, scorer: 'judge' as const, value: 1, detail: null },
      name,
    });
    const encode = async (page: ArchivePage) => {
      let text = '';
      for await (const chunk of encodeArchive(head, toPages([page]))) text += chunk;
      return text;
    };
    expect(await encode({ samples: [backwards], scores: [score('ä'), score('b')] })).toBe(
      await encode({ samples: [forwards], scores: [score('b'), score('ä')] }),
    );
  });
});

async function* toPages(pages: ArchivePage[]) {
  yield* pages;
}
