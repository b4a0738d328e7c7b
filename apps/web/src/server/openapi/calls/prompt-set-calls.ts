import type { RouteConfig } from '@asteasolutions/zod-to-openapi';
import { newPromptSetSchema } from '@mizani/core/prompt-set/prompt-set';
import { promptSetSchema, promptSetSummarySchema } from '../resources/prompt-set-resource.ts';
import {
  createdResponse,
  idParameters,
  itemsResponse,
  jsonBody,
  jsonResponse,
  problems,
} from './responses.ts';

export const PROMPT_SET_CALLS: RouteConfig[] = [
  {
    method: 'get',
    path: '/api/v1/prompt-sets',
    summary: 'Named prompt sets',
    responses: {
      ...problems(),
      200: itemsResponse('Newest version of each first.', promptSetSummarySchema),
    },
  },
  {
    method: 'post',
    path: '/api/v1/prompt-sets',
    summary: 'Store a prompt set',
    description: 'The same name with other prompts becomes a new version.',
    request: jsonBody(newPromptSetSchema),
    responses: {
      ...problems(400, 413, 422),
      200: jsonResponse('The same prompts were stored already.', promptSetSummarySchema),
      201: createdResponse('Stored.', promptSetSummarySchema),
    },
  },
  {
    method: 'get',
    path: '/api/v1/prompt-sets/{id}',
    summary: 'One version of a prompt set with its prompts',
    request: { params: idParameters },
    responses: { ...problems(404), 200: jsonResponse('The prompt set.', promptSetSchema) },
  },
];
