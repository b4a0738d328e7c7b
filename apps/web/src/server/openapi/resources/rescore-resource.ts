import {
  RESCORE_QUANTITIES,
  RESCORE_TOOLS,
  type Rescore,
  type RescoreAggregate,
} from '@mizani/core/report/rescore/rescore';
import { z } from 'zod';

const AGGREGATES = [
  'mean',
  'median',
  'token-weighted-mean',
  'pooled-mean',
  'pooled-median',
  'mean-of-prompts',
] as const satisfies readonly RescoreAggregate[];

const rescoreSchema = z
  .object({
    tool: z.enum(RESCORE_TOOLS),
    title: z.string(),
    version: z.string(),
    rows: z.array(
      z.object({
        quantity: z.enum(RESCORE_QUANTITIES),
        name: z.string(),
        formula: z.string(),
        aggregate: z.enum(AGGREGATES),
        n: z.number(),
        value: z.number().nullable(),
        reason: z
          .string()
          .nullable()
          .meta({ description: 'Why the stored streams cannot give the value exactly.' }),
      }),
    ),
  })
  .meta({
    id: 'Rescore',
    description: 'What another tool would have printed of the same streams, by its own formulas.',
  }) satisfies z.ZodType<Rescore>;

export const targetRescoreSchema = z.object({
  targetId: z.string(),
  rescores: z.array(rescoreSchema),
});
