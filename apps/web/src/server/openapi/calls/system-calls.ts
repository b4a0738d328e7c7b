import type { RouteConfig } from '@asteasolutions/zod-to-openapi';
import { z } from 'zod';
import { healthSchema } from '@/features/overview/health.ts';
import { jsonResponse, problems } from './responses.ts';

export const SYSTEM_CALLS: RouteConfig[] = [
  {
    method: 'get',
    path: '/api/v1/health',
    summary: 'Whether database and queue can be reached, and which hosts are online',
    responses: {
      ...problems(),
      200: jsonResponse('Everything can be reached.', healthSchema),
      503: jsonResponse('A part cannot be reached; `problems` says which.', healthSchema),
    },
  },
  {
    method: 'get',
    path: '/api/v1/openapi.json',
    summary: 'This description',
    responses: { ...problems(), 200: jsonResponse('OpenAPI 3.1.', z.looseObject({})) },
  },
];
