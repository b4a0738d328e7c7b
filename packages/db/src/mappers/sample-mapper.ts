import { SAMPLE_PHASES } from '@mizani/core/benchmark/plan';
import type { Sample, Score } from '@mizani/core/benchmark/sample';
import type { SampleFacts } from '@mizani/core/benchmark/sample-repository';
import {
  CALL_ERROR_CLASSES,
  CALL_OUTCOMES,
  type TokenSource,
} from '@mizani/core/inference/call-record';
import type { Sample as SampleRow, Score as ScoreRow } from '../generated/sqlite/client.ts';
import { storableText, storableTextOrNull } from '../storable-text.ts';
import { decodeGaps, encodeGaps } from './gaps-codec.ts';
import { oneOf } from './one-of.ts';

const TOKEN_SOURCES = ['usage', 'tokenizer', 'estimate'] as const satisfies readonly TokenSource[];
const SCORERS = ['person', 'judge', 'computed'] as const satisfies readonly Score['scorer'][];

type SampleFactsRow = Omit<SampleRow, 'text' | 'gapsMs'>;

export function toSampleFacts(row: SampleFactsRow): SampleFacts {
  return {
    ...row,
    phase: oneOf(SAMPLE_PHASES, row.phase, 'Sample.phase'),
    outcome: oneOf(CALL_OUTCOMES, row.outcome, 'Sample.outcome'),
    errorClass:
      row.errorClass === null
        ? null
        : oneOf(CALL_ERROR_CLASSES, row.errorClass, 'Sample.errorClass'),
    tokenSource: oneOf(TOKEN_SOURCES, row.tokenSource, 'Sample.tokenSource'),
  };
}

export function toSample(row: SampleRow): Sample {
  const { characterCount: _, ...facts } = toSampleFacts(row);
  return { ...facts, gapsMs: decodeGaps(row.gapsMs), text: row.text };
}

/** Written out, because its keys are the columns of the insert, and all rows must have the same. */
export function toSampleRow(sample: Sample): SampleRow {
  const text = storableText(sample.text);
  return {
    runId: sample.runId,
    ordinal: sample.ordinal,
    targetId: sample.targetId,
    promptIndex: sample.promptIndex,
    round: sample.round,
    phase: sample.phase,
    outcome: sample.outcome,
    errorClass: sample.errorClass,
    errorMessage: storableTextOrNull(sample.errorMessage),
    startedEpochMs: sample.startedEpochMs,
    queueMs: sample.queueMs,
    prepMs: sample.prepMs,
    loadMs: sample.loadMs,
    connectMs: sample.connectMs,
    sendMs: sample.sendMs,
    headersMs: sample.headersMs,
    ttftMs: sample.ttftMs,
    ttftVisibleMs: sample.ttftVisibleMs,
    tailMs: sample.tailMs,
    serviceMs: sample.serviceMs,
    totalMs: sample.totalMs,
    gapsMs: encodeGaps(sample.gapsMs),
    chunkCount: sample.chunkCount,
    promptTokens: sample.promptTokens,
    completionTokens: sample.completionTokens,
    tokenSource: sample.tokenSource,
    maxTokens: sample.maxTokens,
    finishReason: storableTextOrNull(sample.finishReason),
    text,
    characterCount: Array.from(text).length,
  };
}

export function toScore(row: ScoreRow): Score {
  return { ...row, scorer: oneOf(SCORERS, row.scorer, 'Score.scorer') };
}

export function toScoreRow(score: Score): ScoreRow {
  return {
    runId: score.runId,
    ordinal: score.ordinal,
    scorer: score.scorer,
    name: storableText(score.name),
    value: score.value,
    detail: storableTextOrNull(score.detail),
  };
}
