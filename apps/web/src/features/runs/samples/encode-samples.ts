import type { Sample } from '@mizani/core/benchmark/sample';
import { csvLine } from '../../../server/csv-line.ts';
import { SAMPLE_COLUMNS, sampleCells } from './sample-columns.ts';

export const SAMPLE_FORMATS = ['json', 'ndjson', 'csv'] as const;
export type SampleFormat = (typeof SAMPLE_FORMATS)[number];

type Pages = AsyncIterable<readonly Sample[]>;

export const SAMPLE_MEDIA_TYPES: Record<SampleFormat, string> = {
  json: 'application/json',
  ndjson: 'application/x-ndjson',
  csv: 'text/csv; charset=utf-8; header=present',
};

/** Samples as text in the format asked for, in chunks of a page. */
export function encodeSamples(
  pages: Pages,
  format: SampleFormat,
): AsyncGenerator<string, void, undefined> {
  return ENCODERS[format](pages);
}

const ENCODERS: Record<SampleFormat, (pages: Pages) => AsyncGenerator<string, void, undefined>> = {
  async *json(pages) {
    let separator = '{"items":[\n';
    let isEmpty = true;
    for await (const page of pages) {
      yield separator + page.map((sample) => JSON.stringify(sample)).join(',\n');
      separator = ',\n';
      isEmpty = false;
    }
    yield isEmpty ? '{"items":[]}\n' : '\n]}\n';
  },
  async *ndjson(pages) {
    for await (const page of pages) {
      yield page.map((sample) => `${JSON.stringify(sample)}\n`).join('');
    }
  },
  async *csv(pages) {
    yield csvLine(SAMPLE_COLUMNS);
    for await (const page of pages) {
      yield page.map((sample) => csvLine(sampleCells(sample))).join('');
    }
  },
};
