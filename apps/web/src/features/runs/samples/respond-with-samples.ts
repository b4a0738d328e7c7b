import type { RunRepository } from '@mizani/core/benchmark/run-repository';
import type { SampleRepository } from '@mizani/core/benchmark/sample-repository';
import { notFound } from '@mizani/core/errors/mizani-error';
import { z } from 'zod';
import { streamResponse } from '../../../server/stream-response.ts';
import { encodeSamples, SAMPLE_FORMATS, SAMPLE_MEDIA_TYPES } from './encode-samples.ts';
import { readSamplePages } from './read-sample-pages.ts';

/** The query of `GET /api/v1/runs/{id}/samples`. */
export const sampleQuerySchema = z.strictObject({
  format: z.enum(SAMPLE_FORMATS).default('json'),
});

/** All samples of a run, streamed. Throws `MizaniError('not-found')` when there is no such run. */
export async function respondWithSamples(
  { runs, samples }: { runs: RunRepository; samples: SampleRepository },
  runId: string,
  { format }: z.output<typeof sampleQuerySchema>,
): Promise<Response> {
  if ((await runs.find(runId)) === null) throw notFound('run', runId);
  return streamResponse(() => encodeSamples(readSamplePages({ samples }, { runId }), format), {
    'content-type': SAMPLE_MEDIA_TYPES[format],
    // A browser shows JSON by itself; the others are files.
    ...(format === 'json'
      ? {}
      : { 'content-disposition': `attachment; filename="${runId}-samples.${format}"` }),
  });
}
