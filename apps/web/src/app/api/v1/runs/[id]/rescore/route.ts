import { rescoreRun } from '@/features/rescore/rescore-run.ts';
import { route } from '@/server/route.ts';

export const GET = route<{ id: string }>(
  '/api/v1/runs/[id]/rescore',
  async ({ params, services }) => Response.json({ items: await rescoreRun(services, params.id) }),
);
