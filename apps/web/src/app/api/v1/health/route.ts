import { readHealth } from '@/features/overview/health.ts';
import { route } from '@/server/route.ts';

export const GET = route('/api/v1/health', async ({ services }) => {
  const health = await readHealth(services);
  return Response.json(health, { status: health.status === 'ok' ? 200 : 503 });
});
