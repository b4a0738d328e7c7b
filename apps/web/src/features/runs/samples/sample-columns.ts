import type { Sample } from '@mizani/core/benchmark/sample';
import type { CsvValue } from '../../../server/csv-line.ts';

/** Columns of the CSV file; bulky ones last. */
export const SAMPLE_COLUMNS = [
  'runId',
  'ordinal',
  'targetId',
  'promptIndex',
  'round',
  'block',
  'step',
  'phase',
  'outcome',
  'errorClass',
  'errorMessage',
  'startedEpochMs',
  'queueMs',
  'prepMs',
  'loadMs',
  'connectMs',
  'sendMs',
  'headersMs',
  'ttftMs',
  'ttftVisibleMs',
  'tailMs',
  'serviceMs',
  'totalMs',
  'chunkCount',
  'promptTokens',
  'completionTokens',
  'tokenSource',
  'usageCompletionTokens',
  'tokenizerCompletionTokens',
  'estimatedCompletionTokens',
  'reasoningTokens',
  'cachedPromptTokens',
  'firstChunkTokens',
  'eventCount',
  'choiceEventCount',
  'firstChoiceMs',
  'lastChoiceMs',
  'reasoningCharacters',
  'flags',
  'retries',
  'maxTokens',
  'finishReason',
  'text',
  'gapsMs',
] as const satisfies readonly (keyof Sample)[];

/** The cells of a sample, in the order of the columns; gaps and flags are separated by spaces, retries are JSON. */
export function sampleCells(sample: Sample): CsvValue[] {
  return SAMPLE_COLUMNS.map((column) => {
    const value = sample[column];
    if (column === 'retries') return sample.retries.length > 0 ? JSON.stringify(value) : null;
    return Array.isArray(value) ? value.join(' ') : value;
  });
}
