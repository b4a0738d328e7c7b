import type { RouteConfig } from '@asteasolutions/zod-to-openapi';
import { newRuntimeSchema } from '@mizani/core/host/new-runtime';
import { targetQuerySchema } from '@/features/hosts/read-targets.ts';
import { runtimeQuerySchema } from '@/features/hosts/runtime-query.ts';
import { hostResourceSchema, runtimeSchema } from '../resources/host-resource.ts';
import { targetResourceSchema } from '../resources/target-resource.ts';
import {
  createdResponse,
  idParameters,
  itemsResponse,
  jsonBody,
  jsonResponse,
  problems,
} from './responses.ts';

export const HOST_CALLS: RouteConfig[] = [
  {
    method: 'get',
    path: '/api/v1/hosts',
    summary: 'Hosts with their fingerprints and runtimes',
    responses: { ...problems(), 200: itemsResponse('All hosts.', hostResourceSchema) },
  },
  {
    method: 'get',
    path: '/api/v1/targets',
    summary: 'Model variants that can be measured now',
    request: { query: targetQuerySchema },
    responses: { ...problems(422), 200: itemsResponse('Available targets.', targetResourceSchema) },
  },
  {
    method: 'get',
    path: '/api/v1/runtimes',
    summary: 'Inference servers attached to hosts',
    request: { query: runtimeQuerySchema },
    responses: { ...problems(422), 200: itemsResponse('Attached runtimes.', runtimeSchema) },
  },
  {
    method: 'post',
    path: '/api/v1/runtimes',
    summary:
      'Attach an inference server to a host, or change the address of the one with that name',
    description: "The host's worker probes it; its targets appear once it has answered.",
    request: jsonBody(newRuntimeSchema),
    responses: {
      ...problems(400, 413, 422),
      201: createdResponse('Attached. The key is stored encrypted.', runtimeSchema),
    },
  },
  {
    method: 'get',
    path: '/api/v1/runtimes/{id}',
    summary: 'One runtime',
    request: { params: idParameters },
    responses: { ...problems(404), 200: jsonResponse('The runtime.', runtimeSchema) },
  },
  {
    method: 'delete',
    path: '/api/v1/runtimes/{id}',
    summary: 'Detach a runtime; what was measured on it stays',
    request: { params: idParameters },
    responses: { ...problems(404), 204: { description: 'Detached.' } },
  },
];
