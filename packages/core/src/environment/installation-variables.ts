import { z } from 'zod';

/** Variables that web and worker must read alike, because they meet in one database, queue and data folder. */
export const INSTALLATION_VARIABLES = {
  DATABASE_URL: z
    .string()
    .regex(/^(file:.+|postgres(ql)?:\/\/.+)/, 'must start with "file:" or "postgresql://"')
    .optional(),
  REDIS_URL: z
    .string()
    .regex(/^rediss?:\/\/.+/, 'must start with "redis://" or "rediss://"')
    .optional(),
  MIZANI_DATA_DIR: z.string().default('.mizani'),
  MIZANI_SECRET: z.string().min(16, 'must have at least 16 characters').optional(),
  LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'], {
      error: 'must be one of fatal, error, warn, info, debug, trace, silent',
    })
    .default('info'),
};
