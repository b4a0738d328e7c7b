import {
  respondWithSamples,
  sampleQuerySchema,
} from '@/features/runs/samples/respond-with-samples.ts';
import { readQuery } from '@/server/read-query.ts';
import { route } from '@/server/route.ts';

export const GET = route<{ id: string }>(
  '/api/v1/runs/[id]/samples',
  async ({ params, services, url }) =>
    respondWithSamples(services, params.id, readQuery(sampleQuerySchema, url)),
);
