import { notFound } from '@mizani/core/errors/mizani-error';
import { route } from '@/server/route.ts';

export const GET = route<{ id: string }>(
  '/api/v1/prompt-sets/[id]',
  async ({ params, services }) => {
    const promptSet = await services.promptSets.find(params.id);
    if (promptSet === null) throw notFound('prompt set', params.id);
    return Response.json(promptSet);
  },
);
