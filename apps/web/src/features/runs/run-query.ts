import { RUN_KINDS } from '@mizani/core/benchmark/run-definition';
import type { RunFilter } from '@mizani/core/benchmark/run-repository';
import { JOB_STATUSES } from '@mizani/core/job/job';
import { z } from 'zod';

const RUNS_PER_PAGE = 50;
const RUNS_PER_PAGE_MAX = 200;

/** A moment as ISO 8601 (a date alone means its beginning in UTC) or as milliseconds since 1970. */
const momentSchema = z
  .string()
  .transform((text) => (/^\d{1,15}$/.test(text) ? Number(text) : Date.parse(text)))
  .refine((epochMs) => Number.isFinite(epochMs), {
    error: 'Must be a date such as 2026-03-01T12:00:00Z, or milliseconds since 1970',
  });

/** The query of `GET /api/v1/runs`. */
export const runQuerySchema = z.strictObject({
  kind: z.enum(RUN_KINDS).optional(),
  host: z.string().max(100).optional().meta({ description: 'Id of a host.' }),
  target: z.string().max(100).optional().meta({ description: 'Id of a target.' }),
  status: z.enum(JOB_STATUSES).optional(),
  from: momentSchema.optional().meta({ description: 'Created then or later.', type: 'string' }),
  to: momentSchema.optional().meta({ description: 'Created before then.', type: 'string' }),
  cursor: z.string().max(500).optional().meta({ description: '`nextCursor` of the page before.' }),
  limit: z.coerce.number().int().min(1).max(RUNS_PER_PAGE_MAX).default(RUNS_PER_PAGE),
});

/** The query in the words of the repository. */
export function toRunFilter(query: z.output<typeof runQuerySchema>): {
  filter: RunFilter;
  page: { limit: number; cursor?: string };
} {
  const { kind, host, target, status, from, to, cursor, limit } = query;
  return {
    filter: {
      ...(kind === undefined ? {} : { kind }),
      ...(host === undefined ? {} : { hostId: host }),
      ...(target === undefined ? {} : { targetId: target }),
      ...(status === undefined ? {} : { status }),
      ...(from === undefined ? {} : { fromEpochMs: from }),
      ...(to === undefined ? {} : { toEpochMs: to }),
    },
    page: { limit, ...(cursor === undefined ? {} : { cursor }) },
  };
}
