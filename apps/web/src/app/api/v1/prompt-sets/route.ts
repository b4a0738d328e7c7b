import { newPromptSetSchema } from '@mizani/core/prompt-set/prompt-set';
import { savePromptSet } from '@mizani/core/prompt-set/save-prompt-set';
import { createdResponse } from '@/server/created-response.ts';
import { parseInput } from '@/server/parse-input.ts';
import { readJsonBody } from '@/server/read-json-body.ts';
import { route } from '@/server/route.ts';

export const GET = route('/api/v1/prompt-sets', async ({ services }) => {
  return Response.json({ items: await services.promptSets.list() });
});

export const POST = route('/api/v1/prompt-sets', async ({ request, services }) => {
  const input = parseInput(newPromptSetSchema, await readJsonBody(request));
  const { promptSet, created } = await savePromptSet(services, input);
  return created
    ? createdResponse(promptSet, `/api/v1/prompt-sets/${promptSet.id}`)
    : Response.json(promptSet);
});
