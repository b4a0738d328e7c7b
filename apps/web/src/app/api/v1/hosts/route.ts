import { readHostViews } from '@/features/hosts/host-view.ts';
import { toHostResource } from '@/server/openapi/resources/host-resource.ts';
import { route } from '@/server/route.ts';

export const GET = route('/api/v1/hosts', async ({ services }) => {
  const views = await readHostViews(services);
  return Response.json({ items: views.map(toHostResource) });
});
