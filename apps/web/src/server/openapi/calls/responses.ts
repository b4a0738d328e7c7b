import type { ResponseConfig } from '@asteasolutions/zod-to-openapi';
import { z } from 'zod';
import { problemSchema } from '../resources/problem-resource.ts';

export const idParameters = z.object({ id: z.string() });

export function jsonResponse(description: string, schema: z.ZodType): ResponseConfig {
  return { description, content: { 'application/json': { schema } } };
}

/** Lists come as an object, so that something can be added beside the items. */
export function itemsResponse(description: string, schema: z.ZodType): ResponseConfig {
  return jsonResponse(description, z.object({ items: z.array(schema) }));
}

export function createdResponse(description: string, schema: z.ZodType): ResponseConfig {
  return {
    ...jsonResponse(description, schema),
    headers: z.object({ Location: z.string().meta({ description: 'Where it is.' }) }),
  };
}

export function jsonBody(schema: z.ZodType) {
  return { body: { required: true, content: { 'application/json': { schema } } } };
}

const PROBLEMS = {
  400: 'The body is not valid JSON.',
  403: 'The request does not come from this machine, or comes from another site.',
  404: 'There is no such thing.',
  409: 'It contradicts the present state.',
  413: 'The body is larger than 2 MiB.',
  422: 'A field is wrong; `errors` names it.',
  500: 'Mizani failed; its log says why.',
  503: 'Database or queue cannot be reached now.',
} as const;

/** The problems a call can answer with; every call can be refused, fail, or find a part unreachable. */
export function problems(...statuses: (keyof typeof PROBLEMS)[]): Record<string, ResponseConfig> {
  return Object.fromEntries(
    ([...statuses, 403, 500, 503] as const).map((status) => [
      status,
      {
        description: PROBLEMS[status],
        content: { 'application/problem+json': { schema: problemSchema } },
      },
    ]),
  );
}
