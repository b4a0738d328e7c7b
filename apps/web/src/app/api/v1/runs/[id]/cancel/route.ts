import { cancelRun } from '@mizani/core/benchmark/cancel-run';
import { route } from '@/server/route.ts';

export const POST = route<{ id: string }>(
  '/api/v1/runs/[id]/cancel',
  async ({ params, services }) => Response.json(await cancelRun(services, params.id)),
);
