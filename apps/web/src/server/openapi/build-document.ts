import { OpenAPIRegistry, OpenApiGeneratorV31 } from '@asteasolutions/zod-to-openapi';
import { HOST_CALLS } from './calls/host-calls.ts';
import { PROMPT_SET_CALLS } from './calls/prompt-set-calls.ts';
import { RUN_CALLS } from './calls/run-calls.ts';
import { RUN_FILE_CALLS } from './calls/run-file-calls.ts';
import { SYSTEM_CALLS } from './calls/system-calls.ts';

export const API_CALLS = [
  ...SYSTEM_CALLS,
  ...HOST_CALLS,
  ...PROMPT_SET_CALLS,
  ...RUN_CALLS,
  ...RUN_FILE_CALLS,
];

/** The description of `/api/v1`, from the schemas that the routes parse with. */
export function buildOpenApiDocument(version: string) {
  const registry = new OpenAPIRegistry();
  for (const call of API_CALLS) registry.registerPath(call);
  return new OpenApiGeneratorV31(registry.definitions).generateDocument({
    openapi: '3.1.0',
    info: {
      title: 'Mizani',
      version,
      description:
        'Times are milliseconds since 1970 where a name ends in EpochMs, and durations in milliseconds where it ends in Ms. Null means unknown, never 0. Errors are RFC 9457 problem details.',
    },
  });
}
