import { respondWithEvents } from '@/features/runs/events/respond-with-events.ts';
import { route } from '@/server/route.ts';

export const GET = route<{ id: string }>(
  '/api/v1/runs/[id]/events',
  async ({ request, params, services, url }) =>
    respondWithEvents(services, {
      runId: params.id,
      lastEventId: request.headers.get('last-event-id'),
      after: url.searchParams.get('after'),
      disconnected: request.signal,
    }),
);
