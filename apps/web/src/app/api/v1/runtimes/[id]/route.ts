import { notFound } from '@mizani/core/errors/mizani-error';
import { route } from '@/server/route.ts';

export const GET = route<{ id: string }>('/api/v1/runtimes/[id]', async ({ params, services }) => {
  const runtime = await services.runtimes.find(params.id);
  if (runtime === null) throw notFound('runtime', params.id);
  return Response.json(runtime);
});

export const DELETE = route<{ id: string }>(
  '/api/v1/runtimes/[id]',
  async ({ params, services }) => {
    if (!(await services.runtimes.detach(params.id))) throw notFound('runtime', params.id);
    return new Response(null, { status: 204 });
  },
);
