import { readTargets, targetQuerySchema } from '@/features/hosts/read-targets.ts';
import { toTargetResource } from '@/server/openapi/resources/target-resource.ts';
import { readQuery } from '@/server/read-query.ts';
import { route } from '@/server/route.ts';

export const GET = route('/api/v1/targets', async ({ services, url }) => {
  const targets = await readTargets(services, readQuery(targetQuerySchema, url));
  return Response.json({ items: targets.map(toTargetResource) });
});
