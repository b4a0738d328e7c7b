import { describe, expect, it } from 'vitest';
import type { SampleFacts } from '../benchmark/sample-repository.ts';
import type { HarnessCertificate, HarnessRecord } from '../harness/certificate.ts';
import { makeFacts } from '../testing/make-facts.ts';
import { compareTargets } from './compare-targets.ts';
import { groupFactsByTarget } from './facts-by-target.ts';
import { findRunFindings } from './find-run-findings.ts';
import type { FindingInput } from './findings/finding-input.ts';
import { findIndependentUnits } from './independent-units.ts';
import { summarizeDrift } from './summarize-drift.ts';
import { summarizeLoadSteps } from './summarize-load-steps.ts';
import { summarizeTarget } from './summarize-target.ts';

const error = (p50Ms: number, p99Ms: number | null, maxMs: number) => ({
  n: 100,
  p50Ms,
  p99Ms,
  maxMs,
});
const delay = (p99Ms: number) => ({ p50Ms: 0.1, p99Ms, maxMs: p99Ms });

const certificate: HarnessCertificate = {
  version: 1,
  measuredEpochMs: 0,
  concurrency: 1,
  streams: 30,
  chunks: 900,
  ttftError: error(0.1, null, 0.5),
  gapError: error(0.1, 0.3, 0.5),
  totalError: error(0.1, null, 0.5),
  eventLoopDelay: delay(1),
  cpuShare: 0.1,
};

const harness = (overrides: Partial<HarnessRecord> = {}): HarnessRecord => ({
  attempt: 1,
  certificate,
  certificateError: null,
  watch: { durationMs: 1, eventLoopDelay: delay(2), cpuShare: 0, cpuSeconds: 0, maxMemoryBytes: 1 },
  cpuProbe: { baselineMs: 1, endMs: 1.1, waitedMs: 0, worstRatio: 1.1 },
  ...overrides,
});

/** Six rounds of five prompts; `large` takes three times as long. */
function makeRun(change: (sample: SampleFacts) => Partial<SampleFacts> = () => ({})) {
  const facts: SampleFacts[] = [];
  for (let round = 1; round <= 6; round += 1) {
    for (let promptIndex = 0; promptIndex < 5; promptIndex += 1) {
      for (const [targetId, factor] of [['tgt_small', 1] as const, ['tgt_large', 3] as const]) {
        const time = (100 + promptIndex + (round % 2)) * factor;
        const sample = makeFacts({ ordinal: facts.length, targetId, round, promptIndex });
        const timed = {
          ...sample,
          ttftMs: 50 * factor,
          ttftVisibleMs: null,
          serviceMs: time,
          totalMs: time,
        };
        facts.push({ ...timed, ...change(timed) });
      }
    }
  }
  return facts;
}

function judge(
  facts: SampleFacts[],
  { records = [harness()], rates = [] as number[], targetIds = ['tgt_small', 'tgt_large'] } = {},
) {
  const targets = groupFactsByTarget(targetIds, facts);
  const withSummaries = targets.map((target) => ({
    facts: target,
    summary: summarizeTarget({
      facts: target,
      plannedSteady: 30,
      checkedPrompts: new Set(),
      passed: new Map(),
      overlapping: false,
      assumptions: {},
      seed: 1,
    }),
  }));
  const [base, ...others] = withSummaries;
  const units = findIndependentUnits({ order: 'interleaved', concurrency: 1 });
  const input: FindingInput = {
    run: { harness: records },
    targets,
    summaries: withSummaries.map(({ summary }) => summary),
    comparisons: base ? compareTargets({ base, others, units, seed: 1 }) : [],
    drift: rates.length > 0 ? [] : summarizeDrift(targets),
    loadSteps: summarizeLoadSteps(targets, rates),
  };
  return findRunFindings(input);
}

/** Requests every 100 ms in one block, as the change says. */
function makeLoad(change: (index: number) => Partial<SampleFacts>) {
  return Array.from({ length: 40 }, (_, index) => {
    const sample = makeFacts({ ordinal: index, startedEpochMs: index * 100, promptIndex: index });
    return { ...sample, ...change(index) };
  });
}

describe('findRunFindings', () => {
  it('finds nothing in a steady run that was certified', () => {
    expect(judge(makeRun())).toEqual({ verdict: 'valid', findings: [] });
  });

  it('says when the harness was not certified, and why', () => {
    const missing = harness({ certificate: null, certificateError: 'The port was taken.' });
    expect(judge(makeRun(), { records: [harness(), missing] })).toEqual({
      verdict: 'caution',
      findings: [
        {
          kind: 'not-certified',
          severity: 'caution',
          targetId: null,
          reason: 'The port was taken.',
        },
      ],
    });
    expect(judge(makeRun(), { records: [] }).findings).toMatchObject([{ reason: null }]);
    expect(judge([], { records: [] }).verdict).toBe('valid');
  });

  it('says when a difference is not clear of the harness error, by the worst certificate', () => {
    const worse = { ...certificate, totalError: error(250, 300, 400) };
    const { findings } = judge(makeRun(), {
      records: [harness(), harness({ attempt: 2, certificate: worse })],
    });
    expect(findings).toContainEqual({
      kind: 'effect-below-harness-error',
      severity: 'caution',
      targetId: 'tgt_large',
      metric: 'totalMs',
      effectMs: expect.closeTo(205, 0),
      errorMs: 250,
    });
    expect(findings.some((finding) => 'metric' in finding && finding.metric === 'ttftMs')).toBe(
      false,
    );
  });

  it('is not alarmed by a few late streams, but by a typical error above 5 % of the difference', () => {
    const unsure = { ...certificate, ttftError: error(6, null, 99) };
    const late = { ...certificate, ttftError: error(1, null, 400) };
    expect(judge(makeRun(), { records: [harness({ certificate: late })] }).findings).toEqual([]);
    const { findings } = judge(makeRun(), { records: [harness({ certificate: unsure })] });
    expect(findings).toMatchObject([
      { kind: 'harness-error', metric: 'ttftMs', valueMs: 100, errorMs: 6 },
    ]);
  });

  it('does not hold a small difference against targets that were found equal', () => {
    const unsure = { ...certificate, totalError: error(1, 5, 5), ttftError: error(1, 5, 5) };
    const equal = makeRun(({ promptIndex, round }) => {
      const time = 100 + promptIndex + (round % 2);
      return { ttftMs: 50, serviceMs: time, totalMs: time };
    });
    const { findings } = judge(equal, { records: [harness({ certificate: unsure })] });
    expect(findings).toEqual([]);
  });

  it('holds the error against the time itself where there is one target', () => {
    const alone = makeRun().filter(({ targetId }) => targetId === 'tgt_small');
    const unsure = { ...certificate, ttftError: error(3, 4, 5) };
    const records = [harness({ certificate: unsure })];
    const { findings } = judge(alone, { records, targetIds: ['tgt_small'] });
    expect(findings).toMatchObject([
      { kind: 'harness-error', targetId: 'tgt_small', metric: 'ttftMs', valueMs: 50, errorMs: 3 },
    ]);
  });

  it.each([
    [5.1, 1],
    [4.9, 0],
  ])('finds %f ms of event-loop delay with 50 ms to the first token: %i', (p99Ms, count) => {
    const { watch } = harness();
    const late = watch && { ...watch, eventLoopDelay: delay(p99Ms) };
    const { findings } = judge(makeRun(), { records: [harness({ watch: late })] });
    expect(findings.filter(({ kind }) => kind === 'event-loop-delay')).toHaveLength(count);
  });

  it.each([
    [{ baselineMs: 1, endMs: 1.2, waitedMs: 0, worstRatio: 1 }, 1.2],
    [{ baselineMs: 1, endMs: 1, waitedMs: 900, worstRatio: 1.4 }, 1.4],
  ])('finds a machine that became slower: %o', (cpuProbe, ratio) => {
    const { findings } = judge(makeRun(), { records: [harness({ cpuProbe })] });
    expect(findings).toMatchObject([{ kind: 'throttling', ratio }]);
  });

  it('finds drift of more than 5 % that is sure, and not a smaller one', () => {
    const drifting = (perRound: number) =>
      makeRun(({ totalMs, round }) => ({ totalMs: totalMs * (1 + perRound * round) }));
    expect(judge(drifting(0.03)).findings).toMatchObject([
      { kind: 'drift', metric: 'totalMs', severity: 'caution', targetId: null },
    ]);
    expect(judge(drifting(0.005)).findings).toEqual([]);
  });

  it('calls a run invalid that changed by more than 20 % for sure', () => {
    const drifting = (spread: number) =>
      makeRun(({ totalMs, round }) => ({
        totalMs: totalMs * (1 + 0.08 * round) * (1 + spread * (round % 2)),
      }));
    const find = (spread: number) =>
      judge(drifting(spread)).findings.find(({ kind }) => kind === 'drift');
    expect(find(0)).toMatchObject({ severity: 'invalid' });
    expect(find(0.12)).toMatchObject({ severity: 'caution' });
  });

  it.each([
    [1.5, 'caution'],
    [1.51, 'invalid'],
  ])('calls a machine that became %f times as slow a %s', (worstRatio, severity) => {
    const cpuProbe = { baselineMs: 1, endMs: 1, waitedMs: 0, worstRatio };
    const { verdict } = judge(makeRun(), { records: [harness({ cpuProbe })] });
    expect(verdict).toBe(severity);
  });

  it('says how many answers hold no text, and takes no times of them', () => {
    const facts = makeRun(({ targetId, round }) =>
      targetId === 'tgt_large' && round < 3
        ? { chunkCount: 0, totalMs: 1, serviceMs: 1, ttftMs: null, tailMs: null, characterCount: 0 }
        : {},
    );
    expect(judge(facts).findings).toEqual([
      { kind: 'empty-answers', severity: 'caution', targetId: 'tgt_large', samples: 10, of: 30 },
    ]);
  });

  it('finds doubtful samples above a share of 5 %', () => {
    const { findings } = judge(
      makeRun(({ targetId, round, promptIndex }) => {
        if (targetId === 'tgt_large') return {};
        if (round === 1 && promptIndex === 0) return { flags: ['tokens-disagree'] };
        if (round === 2 && promptIndex < 2) return { outcome: 'failed' };
        return round === 3 && promptIndex < 2 ? { flags: ['prompt-cached'] } : {};
      }),
    );
    expect(findings).toEqual([
      { kind: 'failures', severity: 'caution', targetId: 'tgt_small', samples: 2, of: 30 },
      { kind: 'warm-cache', severity: 'caution', targetId: 'tgt_small', samples: 2, of: 28 },
    ]);
  });

  it('calls a load that was not made invalid, and one that was not served a caution', () => {
    const records = [harness()];
    const options = { records, rates: [10], targetIds: ['tgt_small'] };
    expect(
      judge(
        makeLoad(() => ({})),
        options,
      ),
    ).toEqual({ verdict: 'valid', findings: [] });

    // Every request starts 10 ms later than the one before it should have.
    const late = makeLoad((index) => ({ startedEpochMs: index * 110, queueMs: index * 10 }));
    const unmade = judge(late, options);
    expect(unmade.verdict).toBe('invalid');
    expect(unmade.findings).toMatchObject([
      { kind: 'rate-not-reached', severity: 'invalid', askedPerSecond: 10 },
      { kind: 'schedule-lag', severity: 'invalid', percentile: 'p90', lagMs: expect.any(Number) },
    ]);

    const slow = makeLoad((index) => ({ serviceMs: 100 + index * 10, totalMs: 100 + index * 10 }));
    const saturated = judge(slow, options);
    expect(saturated.verdict).toBe('caution');
    expect(saturated.findings).toMatchObject([
      { kind: 'rate-not-reached', severity: 'caution', achievedPerSecond: expect.closeTo(9.1, 1) },
    ]);
  });
});
