import type { Sample } from '@mizani/core/benchmark/sample';
import type { CsvValue } from '../../../server/csv-line.ts';

/** Columns of the CSV file; bulky ones last. */
export const SAMPLE_COLUMNS = [
  'runId',
  'ordinal',
  'targetId',
  'promptIndex',
  'round',
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
  'maxTokens',
  'finishReason',
  'text',
  'gapsMs',
] as const satisfies readonly (keyof Sample)[];

/** The cells of a sample, in the order of the columns; the gaps are separated by spaces. */
export function sampleCells(sample: Sample): CsvValue[] {
  return SAMPLE_COLUMNS.map((column) => {
    const value = sample[column];
    return Array.isArray(value) ? value.join(' ') : value;
  });
}
