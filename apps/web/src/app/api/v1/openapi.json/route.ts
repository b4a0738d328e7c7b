import { buildOpenApiDocument } from '@/server/openapi/build-document.ts';
import { route } from '@/server/route.ts';

export const GET = route('/api/v1/openapi.json', async ({ services }) =>
  Response.json(buildOpenApiDocument(services.version)),
);
