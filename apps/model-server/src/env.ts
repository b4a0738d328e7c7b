import { statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseVariables } from '@mizani/core/environment/parse-variables';
import { LOG_LEVELS } from '@mizani/logger/create-logger';
import { z } from 'zod';
import { BACKEND_CHOICES } from './runtime/backend.ts';

const BUNDLED_MODELS_DIRECTORY = fileURLToPath(new URL('../../../models/', import.meta.url));

const environmentSchema = z.object({
  /** The folder whose subfolders are models. */
  MIZANI_MODELS_DIR: z
    .string()
    .default(BUNDLED_MODELS_DIRECTORY)
    .refine((directory) => statSync(directory, { throwIfNoEntry: false })?.isDirectory(), {
      error: 'should be an existing folder',
    }),
  /** 0 takes a free port. */
  PORT: z
    .string()
    .regex(/^\d{1,5}$/, 'should be a port number from 0 to 65535')
    .transform(Number)
    .refine((port) => port <= 65_535, 'should be a port number from 0 to 65535')
    .default(0),
  MIZANI_MODEL_BACKEND: z
    .enum(BACKEND_CHOICES, { error: `should be one of ${BACKEND_CHOICES.join(', ')}` })
    .default('auto'),
  LOG_LEVEL: z
    .enum(LOG_LEVELS, { error: `should be one of ${LOG_LEVELS.join(', ')}` })
    .default('info'),
});
export type Environment = z.infer<typeof environmentSchema>;

/** Throws an error that names each bad variable and says what it should be. */
export function readEnvironment(
  variables: Record<string, string | undefined> = process.env,
): Environment {
  return parseVariables(environmentSchema, variables);
}
