import type { SampleFacts } from '@mizani/core/benchmark/sample-repository';
import type { RunReport } from '@mizani/core/report/run-report';
import { z } from 'zod';
import { promptSetSchema } from './prompt-set-resource.ts';
import { runEventSchema, runSchema } from './run-resource.ts';
import { sampleSchema } from './sample-resource.ts';
import {
  comparisonSchema,
  qualityComparisonSchema,
  targetSummarySchema,
} from './summary-resource.ts';
import { driftSchema, findingSchema, loadStepSchema } from './validity-resource.ts';

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
    qualityComparisons: z.array(qualityComparisonSchema),
    validity: z.object({
      verdict: z.enum(['valid', 'caution', 'invalid']),
      findings: z.array(findingSchema),
    }),
    drift: z.array(driftSchema),
    loadSteps: z.array(loadStepSchema),
    facts: z.array(sampleFactsSchema),
    events: z.array(runEventSchema),
  })
  .meta({ id: 'RunReport' }) satisfies z.ZodType<RunReport>;
