import { SAMPLE_PHASES } from '@mizani/core/benchmark/plan';
import type { Sample, Score } from '@mizani/core/benchmark/sample';
import type { OutcomeCount, SampleFacts } from '@mizani/core/benchmark/sample-repository';
import {
  CALL_ERROR_CLASSES,
  CALL_OUTCOMES,
  type CallRetry,
  SAMPLE_FLAGS,
  type SampleFlag,
  TOKEN_SOURCES,
} from '@mizani/core/inference/call-record';
import type { Sample as SampleRow, Score as ScoreRow } from '../generated/sqlite/client.ts';
import { storableText, storableTextOrNull } from '../storable-text.ts';
import { decodeGaps, encodeGaps } from './gaps-codec.ts';
import { oneOf } from './one-of.ts';

const SCORERS = ['person', 'judge', 'computed'] as const satisfies readonly Score['scorer'][];

export type SampleFactsRow = Omit<SampleRow, 'text' | 'gapsMs'>;

/** Written out, because copying a row by spreading it takes longer and leaves an object several times as large. */
export function toSampleFacts(row: SampleFactsRow): SampleFacts {
  return {
    runId: row.runId,
    ordinal: row.ordinal,
    targetId: row.targetId,
    promptIndex: row.promptIndex,
    round: row.round,
    block: row.block,
    step: row.step,
    phase: oneOf(SAMPLE_PHASES, row.phase, 'Sample.phase'),
    outcome: oneOf(CALL_OUTCOMES, row.outcome, 'Sample.outcome'),
    errorClass: toErrorClass(row.errorClass),
    errorMessage: row.errorMessage,
    startedEpochMs: row.startedEpochMs,
    queueMs: row.queueMs,
    prepMs: row.prepMs,
    loadMs: row.loadMs,
    connectMs: row.connectMs,
    sendMs: row.sendMs,
    headersMs: row.headersMs,
    ttftMs: row.ttftMs,
    ttftVisibleMs: row.ttftVisibleMs,
    tailMs: row.tailMs,
    serviceMs: row.serviceMs,
    totalMs: row.totalMs,
    chunkCount: row.chunkCount,
    eventCount: row.eventCount,
    choiceEventCount: row.choiceEventCount,
    firstChoiceMs: row.firstChoiceMs,
    lastChoiceMs: row.lastChoiceMs,
    promptTokens: row.promptTokens,
    completionTokens: row.completionTokens,
    tokenSource: oneOf(TOKEN_SOURCES, row.tokenSource, 'Sample.tokenSource'),
    usageCompletionTokens: row.usageCompletionTokens,
    tokenizerCompletionTokens: row.tokenizerCompletionTokens,
    estimatedCompletionTokens: row.estimatedCompletionTokens,
    reasoningTokens: row.reasoningTokens,
    cachedPromptTokens: row.cachedPromptTokens,
    firstChunkTokens: row.firstChunkTokens,
    reasoningCharacters: row.reasoningCharacters,
    flags: toFlags(row.flags),
    retries: row.retriesJson === null ? [] : (JSON.parse(row.retriesJson) as CallRetry[]),
    maxTokens: row.maxTokens,
    finishReason: row.finishReason,
    characterCount: row.characterCount,
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
    block: sample.block,
    step: sample.step,
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
    eventCount: sample.eventCount,
    choiceEventCount: sample.choiceEventCount,
    firstChoiceMs: sample.firstChoiceMs,
    lastChoiceMs: sample.lastChoiceMs,
    promptTokens: sample.promptTokens,
    completionTokens: sample.completionTokens,
    tokenSource: sample.tokenSource,
    usageCompletionTokens: sample.usageCompletionTokens,
    tokenizerCompletionTokens: sample.tokenizerCompletionTokens,
    estimatedCompletionTokens: sample.estimatedCompletionTokens,
    reasoningTokens: sample.reasoningTokens,
    cachedPromptTokens: sample.cachedPromptTokens,
    firstChunkTokens: sample.firstChunkTokens,
    reasoningCharacters: sample.reasoningCharacters,
    flags: sample.flags.join(' '),
    retriesJson: sample.retries.length === 0 ? null : JSON.stringify(sample.retries),
    maxTokens: sample.maxTokens,
    finishReason: storableTextOrNull(sample.finishReason),
    text,
    characterCount: countCodePoints(text),
  };
}

/** Of a text without lone surrogates, as `Array.from(text).length` counts, but without the array. */
function countCodePoints(text: string): number {
  let pairs = 0;
  for (let index = 0; index < text.length; index++) {
    const isFirstOfPair = (text.charCodeAt(index) & 0xfc00) === 0xd800;
    if (isFirstOfPair) pairs += 1;
  }
  return text.length - pairs;
}

function toErrorClass(value: string | null): SampleFacts['errorClass'] {
  return value === null ? null : oneOf(CALL_ERROR_CLASSES, value, 'Sample.errorClass');
}

function toFlags(value: string): SampleFlag[] {
  if (value === '') return [];
  return value.split(' ').map((flag) => oneOf(SAMPLE_FLAGS, flag, 'Sample.flags'));
}

export function toOutcomeCount(
  row: Pick<SampleRow, 'targetId' | 'phase' | 'outcome' | 'errorClass'>,
  count: number,
): OutcomeCount {
  return {
    targetId: row.targetId,
    phase: oneOf(SAMPLE_PHASES, row.phase, 'Sample.phase'),
    outcome: oneOf(CALL_OUTCOMES, row.outcome, 'Sample.outcome'),
    errorClass: toErrorClass(row.errorClass),
    count,
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
