import { importRun } from '@mizani/core/archive/import-run';
import { splitLines } from '@mizani/core/archive/split-lines';
import { spoolBody } from '@/features/runs/archive/spool-body.ts';
import { createdResponse } from '@/server/created-response.ts';
import { guardAccess } from '@/server/guard-access.ts';
import { route } from '@/server/route.ts';

const importFile = route('/api/v1/runs/import', async ({ request, services }) => {
  const { id } = await spoolBody(request, (bytes) => importRun(services, splitLines(bytes)));
  return createdResponse({ id }, `/api/v1/runs/${id}`);
});

/** The proxy stands before every other route; it would cut off a body of this size. */
export const POST: typeof importFile = (request, context) =>
  guardAccess(request, () => importFile(request, context));
