import type { RunReport } from '@mizani/core/report/run-report';
import { METRIC_NAMES } from '@mizani/core/report/target-summary';
import { type CsvValue, csvLine } from '@/server/csv-line.ts';

const COLUMNS = [
  'record',
  'runId',
  'metric',
  'targetId',
  'target',
  'baseTargetId',
  'n',
  'value',
  'intervalLow',
  'intervalHigh',
  'intervalLevel',
  'mean',
  'min',
  'max',
  'p90',
  'p95',
  'p99',
  'medianDelta',
  'verdict',
  'pValue',
  'adjustedPValue',
  'effectSize',
  'equivalencePValue',
  'adjustedEquivalencePValue',
  'margin',
  'roundsMore',
  'tokenSource',
  'device',
  'executionProvider',
  'hostName',
  'fingerprintHash',
  'promptSetHash',
  'seed',
] as const;

type Row = Partial<Record<(typeof COLUMNS)[number], CsvValue>>;

/**
 * The numbers of a report at full precision, one estimate per line. `record` says what `value` is: the median of a
 * metric, the ratio of two targets (`n` counts pairs), the share of answers that passed their checks, or what one
 * correct answer takes (`n` counts requests).
 */
export function renderCsv(report: RunReport): string {
  const provenance: Row = {
    runId: report.run.id,
    hostName: report.run.hostName,
    fingerprintHash: report.run.environment?.fingerprintHash ?? null,
    promptSetHash: report.promptSet.hash,
    seed: report.run.seed,
  };
  const rows = [
    ...metricRows(report),
    ...qualityRows(report),
    ...perCorrectRows(report),
    ...ratioRows(report),
  ];
  return (
    csvLine(COLUMNS) +
    rows
      .map((row) => ({ ...provenance, ...row }))
      .map((row: Row) => csvLine(COLUMNS.map((column) => row[column] ?? null)))
      .join('')
  );
}

function metricRows({ run, summaries }: RunReport): Row[] {
  return summaries.flatMap(({ targetId, metrics, tokens }) =>
    METRIC_NAMES.map((metric) => {
      const { n, mean, median, min, max, p90, p95, p99 } = metrics[metric];
      return {
        record: 'median',
        metric,
        ...targetCells(run, targetId),
        n,
        ...estimateCells(median),
        ...{ mean, min, max, p90, p95, p99 },
        tokenSource: tokens.source,
      };
    }),
  );
}

function qualityRows({ run, summaries }: RunReport): Row[] {
  return summaries.flatMap(({ targetId, quality }) =>
    quality === null
      ? []
      : [
          {
            record: 'quality',
            metric: 'checksPassed',
            ...targetCells(run, targetId),
            n: quality.n,
            ...estimateCells(quality.rate),
          },
        ],
  );
}

function perCorrectRows({ run, summaries }: RunReport): Row[] {
  return summaries.flatMap(({ targetId, perCorrect }) => {
    if (perCorrect === null) return [];
    const { requests: n, seconds, joules, costMicroUsd } = perCorrect;
    return Object.entries({ seconds, joules, costMicroUsd }).flatMap(([metric, estimate]) =>
      estimate === null
        ? []
        : [
            {
              record: 'perCorrect',
              metric,
              ...targetCells(run, targetId),
              n,
              value: estimate.value,
              intervalLow: estimate.interval?.low ?? null,
              intervalHigh: estimate.interval?.high ?? null,
              intervalLevel: estimate.interval?.level ?? null,
            },
          ],
    );
  });
}

function ratioRows({ run, comparisons }: RunReport): Row[] {
  return comparisons.map(({ baseTargetId, otherTargetId, metric, pairs, ratio, ...rest }) => ({
    record: 'ratio',
    metric,
    ...targetCells(run, otherTargetId),
    baseTargetId,
    n: pairs,
    ...estimateCells(ratio),
    medianDelta: rest.medianDelta,
    verdict: rest.verdict,
    pValue: rest.pValue,
    adjustedPValue: rest.adjustedPValue,
    effectSize: rest.effectSize?.value ?? null,
    equivalencePValue: rest.equivalencePValue,
    adjustedEquivalencePValue: rest.adjustedEquivalencePValue,
    margin: rest.margin,
    roundsMore: rest.roundsMore,
  }));
}

function targetCells(run: RunReport['run'], targetId: string): Row {
  const target = run.targets.find(({ id }) => id === targetId);
  return {
    targetId,
    target: target?.alias ?? target?.model ?? null,
    device: target?.device ?? null,
    executionProvider: target?.executionProvider ?? null,
  };
}

function estimateCells({ value, interval }: RunReport['comparisons'][number]['ratio']): Row {
  return {
    value,
    intervalLow: interval?.low ?? null,
    intervalHigh: interval?.high ?? null,
    intervalLevel: interval?.level ?? null,
  };
}
