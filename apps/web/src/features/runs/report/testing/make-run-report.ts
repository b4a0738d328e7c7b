import type { RunTarget } from '@mizani/core/benchmark/run';
import type { RunReport } from '@mizani/core/report/run-report';
import type {
  Distribution,
  Estimate,
  MetricName,
  TargetSummary,
} from '@mizani/core/report/target-summary';
import { METRIC_NAMES } from '@mizani/core/report/target-summary';

const CREATED_EPOCH_MS = 1_772_366_400_000;

function estimate(n: number, value: number | null): Estimate {
  const known = value !== null && n >= 6;
  return {
    n,
    value,
    interval: known ? { low: value * 0.9, high: value * 1.1, level: 0.95 } : null,
  };
}

function distribution(n: number, median: number | null): Distribution {
  return {
    n,
    mean: median,
    median: estimate(n, median),
    min: median,
    max: median,
    p90: null,
    p95: null,
    p99: null,
  };
}

function target(position: number, alias: string): RunTarget {
  return {
    id: `tgt_${position}`,
    hostId: 'host_1',
    runtimeId: 'rt_1',
    runtimeKind: 'bundled',
    runtimeName: 'bundled',
    model: alias,
    alias,
    device: 'CPU',
    executionProvider: 'CPUExecutionProvider',
    loaded: true,
    sizeBytes: 4_000_000,
    available: true,
    position,
  };
}

function summary(targetId: string, n: number, median: number | null): TargetSummary {
  return {
    targetId,
    outcomes: { planned: 9, succeeded: n, truncated: 0, failed: 9 - n, timedOut: 0, cancelled: 0 },
    flags: [],
    retries: 0,
    outliers: 0,
    perCorrect: null,
    errorClasses: n < 9 ? [{ errorClass: 'server-error', count: 9 - n }] : [],
    metrics: Object.fromEntries(
      METRIC_NAMES.map((metric) => [metric, distribution(n, median)]),
    ) as Record<MetricName, Distribution>,
    phaseMeansMs: null,
    tokens: { source: 'usage', promptMean: 12.5, completionMean: 3, completionTotal: 3 * n },
    quality: { n, passed: n, prompts: n, rate: estimate(n, 1) },
    cold: null,
  };
}

/** A run of two targets: the first answered all nine requests, the second none. */
export function makeRunReport({ alias = 'nano' }: { alias?: string } = {}): RunReport {
  const targets = [target(0, alias), target(1, 'small')];
  const promptSet = {
    id: 'ps_1',
    name: 'Capitals',
    description: null,
    version: 2,
    hash: 'ab'.repeat(32),
    builtIn: true,
    promptCount: 3,
    createdEpochMs: CREATED_EPOCH_MS,
  };
  return {
    run: {
      id: 'run_1',
      kind: 'benchmark',
      name: 'Nightly',
      hostId: 'host_1',
      hostName: 'bench-01',
      status: 'completed',
      cancelRequested: false,
      attempt: 1,
      error: null,
      promptSetId: promptSet.id,
      promptSetName: promptSet.name,
      promptCount: 3,
      parameters: {
        rounds: 3,
        warmups: 1,
        maxTokens: 64,
        temperature: 0,
        cold: false,
        order: 'interleaved',
        concurrency: 1,
        cooldownMs: 0,
        driftGuard: false,
        retries: 0,
        idleTimeoutMs: 120_000,
        totalTimeoutMs: 600_000,
      },
      seed: 42,
      targets,
      plannedSamples: 20,
      recordedSamples: 20,
      createdEpochMs: CREATED_EPOCH_MS,
      startedEpochMs: CREATED_EPOCH_MS + 1_000,
      finishedEpochMs: CREATED_EPOCH_MS + 9_000,
      plan: null,
      environment: {
        hostName: 'bench-01',
        fingerprint: {
          platform: 'linux',
          release: '6.1',
          architecture: 'x64',
          cpuModel: 'Test CPU',
          logicalCores: 8,
          memoryBytes: 17_179_869_184,
          nodeVersion: '20.20.2',
        },
        fingerprintHash: 'cd'.repeat(32),
        workerVersion: '0.1.0',
        runtimeVersions: { rt_1: '0.1.0' },
      },
      harness: [],
    },
    promptSet: { ...promptSet, prompts: [] },
    summaries: [summary('tgt_0', 9, 120), summary('tgt_1', 0, null)],
    comparisons: METRIC_NAMES.map((metric) => ({
      baseTargetId: 'tgt_0',
      otherTargetId: 'tgt_1',
      metric,
      pairs: 0,
      rounds: 0,
      medianDelta: null,
      ratio: estimate(0, null),
      verdict: 'undecided',
      pValue: null,
      adjustedPValue: null,
      effectSize: null,
      margin: 0.05,
      equivalencePValue: null,
      adjustedEquivalencePValue: null,
      roundsMore: null,
    })),
    qualityComparisons: [],
    validity: { verdict: 'valid', findings: [] },
    drift: [],
    loadSteps: [],
    facts: [],
    events: [],
  };
}
