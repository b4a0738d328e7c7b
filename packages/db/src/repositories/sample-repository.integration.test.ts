import { describe, expect, it } from 'vitest';
import { ROWS_PER_STATEMENT_MAX } from '../insert-new-rows.ts';
import { describeDatabases } from '../testing/describe-databases.ts';
import { createRun, makeSample, makeScore } from '../testing/fixtures.ts';

describeDatabases('the sample repository', (open) => {
  const newRunId = async () => (await createRun(open().repositories)).id;

  describe('record', () => {
    it('gives back every number and text as it was', async () => {
      const { samples } = open().repositories;
      const runId = await newRunId();
      const failed = makeSample(runId, 1, {
        phase: 'cold',
        outcome: 'timed-out',
        errorClass: 'idle-timeout',
        errorMessage: 'Nothing came.',
        loadMs: 3_000,
        ttftMs: null,
        ttftVisibleMs: 0,
        gapsMs: [],
        completionTokens: 0,
        tokenSource: 'estimate',
        usageCompletionTokens: 238,
        tokenizerCompletionTokens: 1,
        reasoningTokens: 3,
        cachedPromptTokens: null,
        firstChunkTokens: 2,
        reasoningCharacters: 12,
        flags: ['usage-over-cap', 'repeating'],
        retries: [
          { errorClass: 'rate-limited', message: 'wait\0 \ud83e', serviceMs: 0.1, waitMs: 1e-7 },
          { errorClass: 'server-error', message: null, serviceMs: 2, waitMs: 0 },
        ],
        finishReason: null,
        text: '',
      });
      const stored = [makeSample(runId, 0), failed];
      await samples.record(stored, []);
      expect(await samples.list(runId)).toEqual(stored);
      const facts = stored.map(({ text, gapsMs: _, ...rest }) => ({
        ...rest,
        characterCount: Array.from(text).length,
      }));
      expect(await samples.listFacts(runId)).toEqual(facts);
    });

    it('stores text that no database takes without its offending characters', async () => {
      const { samples } = open().repositories;
      const runId = await newRunId();
      const broken = { text: 'a\0b\ud83e', errorMessage: '\0', finishReason: 'sto\0p' };
      await samples.record(
        [makeSample(runId, 0, broken)],
        [makeScore(runId, 0, { name: 'x\0', detail: '\udd8a' })],
      );
      expect(await samples.list(runId)).toMatchObject([
        { text: 'ab\uFFFD', errorMessage: '', finishReason: 'stop' },
      ]);
      expect(await samples.listScores(runId)).toMatchObject([{ name: 'x', detail: '\uFFFD' }]);
    });

    it('leaves a sample that exists as it is, together with its scores', async () => {
      const { samples } = open().repositories;
      const runId = await newRunId();
      const first = makeSample(runId, 0, { text: 'first' });
      await samples.record([first], [makeScore(runId, 0, { value: 1 })]);
      await samples.record(
        [makeSample(runId, 0, { text: 'second' }), makeSample(runId, 1)],
        [
          makeScore(runId, 0, { value: 0 }),
          makeScore(runId, 0, { name: 'new' }),
          makeScore(runId, 1, { value: 0.5 }),
        ],
      );
      expect(await samples.list(runId)).toEqual([first, makeSample(runId, 1)]);
      expect(await samples.listScores(runId)).toEqual([
        makeScore(runId, 0, { value: 1 }),
        makeScore(runId, 1, { value: 0.5 }),
      ]);
    });

    it('stores no sample when its scores cannot be stored', async () => {
      const { samples } = open().repositories;
      const runId = await newRunId();
      const impossible = makeScore(runId, 0, { value: Number.NaN });
      await expect(samples.record([makeSample(runId, 0)], [impossible])).rejects.toThrow();
      expect(await samples.count(runId)).toBe(0);
    });

    it('stores each ordinal once when two workers record the same samples at once', async () => {
      const { samples } = open().repositories;
      const runId = await newRunId();
      const batch = (text: string) =>
        Array.from({ length: 20 }, (_, ordinal) => makeSample(runId, ordinal, { text }));
      const scores = batch('').map(({ ordinal }) => makeScore(runId, ordinal));
      await Promise.all(['a', 'b', 'c'].map((text) => samples.record(batch(text), scores)));
      expect(await samples.count(runId)).toBe(20);
      expect(await samples.listScores(runId)).toHaveLength(20);
      expect(await samples.countScores(runId)).toBe(20);
      const texts = new Set((await samples.list(runId)).map((sample) => sample.text));
      expect(texts.size).toBe(1);
    });

    it('takes more rows than fit into one statement, and none', async () => {
      const { samples, runs } = open().repositories;
      const runId = await newRunId();
      const many = Array.from({ length: ROWS_PER_STATEMENT_MAX + 1 }, (_, ordinal) =>
        makeSample(runId, ordinal),
      );
      await samples.record(
        many,
        many.map(({ ordinal }) => makeScore(runId, ordinal)),
      );
      await samples.record([], []);
      expect(await samples.listFacts(runId)).toHaveLength(many.length);
      expect(await samples.listScores(runId)).toHaveLength(many.length);
      expect(await runs.find(runId)).toMatchObject({ recordedSamples: many.length });
    });

    it('refuses a sample of an unknown run', async () => {
      const { samples } = open().repositories;
      await expect(samples.record([makeSample('run_unknown', 0)], [])).rejects.toThrow();
    });
  });

  it('counts the outcomes of each target and phase, by class of error', async () => {
    const { samples } = open().repositories;
    const runId = await newRunId();
    const cold = { phase: 'cold' } as const;
    const reset = { outcome: 'failed', errorClass: 'connection-reset' } as const;
    const overs = [{}, {}, cold, reset, { ...reset, targetId: 'tgt_2' }, reset];
    await samples.record(
      overs.map((over, ordinal) => makeSample(runId, ordinal, over)),
      [],
    );
    const steady = { targetId: 'tgt_1', phase: 'steady' };
    const succeeded = { ...steady, outcome: 'succeeded', errorClass: null };
    const counts = await samples.countOutcomes(runId);
    expect(counts).toHaveLength(4);
    expect(counts).toEqual(
      expect.arrayContaining([
        { ...succeeded, count: 2 },
        { ...succeeded, ...cold, count: 1 },
        { ...steady, ...reset, count: 2 },
        { ...steady, ...reset, targetId: 'tgt_2', count: 1 },
      ]),
    );
    expect(await samples.countOutcomes('run_unknown')).toEqual([]);
  });

  it('lists by ordinal, in pages, whatever the order of recording', async () => {
    const { samples } = open().repositories;
    const runId = await newRunId();
    const other = await newRunId();
    for (const ordinal of [4, 0, 10, 2]) await samples.record([makeSample(runId, ordinal)], []);
    await samples.record([makeSample(other, 1)], []);

    expect(await samples.count(runId)).toBe(4);
    const ordinalsOf = async (page: { afterOrdinal?: number; limit?: number }) =>
      (await samples.list(runId, page)).map((sample) => sample.ordinal);
    expect(await ordinalsOf({})).toEqual([0, 2, 4, 10]);
    expect(await ordinalsOf({ limit: 2 })).toEqual([0, 2]);
    expect(await ordinalsOf({ afterOrdinal: 2, limit: 2 })).toEqual([4, 10]);
    expect(await ordinalsOf({ afterOrdinal: 10 })).toEqual([]);
  });

  it('gives facts without the bulk, with the number of code points of the text', async () => {
    const { samples } = open().repositories;
    const runId = await newRunId();
    await samples.record([makeSample(runId, 0, { text: '漢字 🦊\0' })], []);
    const { text: _, gapsMs: __, ...facts } = makeSample(runId, 0);
    expect(await samples.listFacts(runId)).toEqual([{ ...facts, characterCount: 4 }]);
  });
});
