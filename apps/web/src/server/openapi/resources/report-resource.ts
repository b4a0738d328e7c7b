import type { SampleFacts } from '@mizani/core/benchmark/sample-repository';
import type { RunReport } from '@mizani/core/report/run-report';
import { z } from 'zod';
import { promptSetSchema } from './prompt-set-resource.ts';
import { runEventSchema, runSchema } from './run-resource.ts';
import { sampleSchema } from './sample-resource.ts';
import { comparisonSchema, targetSummarySchema } from './summary-resource.ts';

const { text: _text, gapsMs: _gapsMs, ...factShape } = sampleSchema.shape;

const sampleFactsSchema = z
  .object({
    ...factShape,
    characterCount: z.number().meta({ description: 'Unicode code points of the answer.' }),
  })
  .meta({ id: 'SampleFacts' }) satisfies z.ZodType<SampleFacts>;

/** The report as a JSON file. */
export const runReportSchema = z
  .object({
    run: runSchema,
    promptSet: promptSetSchema,
    summaries: z.array(targetSummarySchema),
    comparisons: z.array(comparisonSchema),
    facts: z.array(sampleFactsSchema),
    events: z.array(runEventSchema),
  })
  .meta({ id: 'RunReport' }) satisfies z.ZodType<RunReport>;
