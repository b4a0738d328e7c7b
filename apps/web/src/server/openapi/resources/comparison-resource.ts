import { METRIC_NAMES } from '@mizani/core/report/target-summary';
import { z } from 'zod';
import type { ComparedRuns } from '@/features/compare/compare-run-reports.ts';
import { comparedNames, comparedTargets } from '@/features/compare/view-model.ts';
import { comparisonText } from '@/features/runs/view-model/comparison-text.ts';
import { runResourceSchema, toRunResource } from './run-resource.ts';
import { estimateSchema, spokenComparisonSchema } from './summary-resource.ts';

const value = z.union([z.string(), z.number(), z.boolean()]).nullable();
const place = {
  baseRunId: z.string(),
  otherRunId: z.string(),
  baseTargetId: z.string(),
  otherTargetId: z.string(),
};
const configurations = { baseConfigurationHash: z.string(), otherConfigurationHash: z.string() };

export const runsComparisonSchema = z
  .object({
    items: z.array(runResourceSchema),
    comparisons: z
      .array(z.object({ ...place, ...configurations, ...spokenComparisonSchema.shape }))
      .meta({
        description:
          'The same target in two runs. Not paired: `pairs` is 0. Equal hashes: only time lies between the two.',
      }),
    pairs: z
      .array(
        z.object({
          baseRunId: z.string(),
          otherRunId: z.string(),
          commonPrompts: z.number().int(),
          unmatched: z.object({
            baseTargetIds: z.array(z.string()),
            otherTargetIds: z.array(z.string()),
          }),
        }),
      )
      .meta({
        description:
          'Every other run with the first: how many prompts both ran, and which targets have no counterpart.',
      }),
    differences: z
      .array(z.object({ ...place, field: z.string(), base: value, other: value }))
      .meta({
        description:
          'In what the two were measured differently; without any, only time lies between them.',
      }),
    acrossHosts: z
      .array(z.object({ metric: z.enum(METRIC_NAMES), ratio: estimateSchema }))
      .meta({ description: 'All other hosts together; an interval from three on.' }),
    hosts: z
      .array(
        z.object({
          hostId: z.string(),
          hostName: z.string(),
          referenceHostName: z.string(),
          metric: z.enum(METRIC_NAMES),
          n: z.number(),
          ratio: z.number().nullable(),
        }),
      )
      .meta({ description: 'Geometric means of the ratios to the host of the first run.' }),
  })
  .meta({ id: 'RunsComparison' });

/** Runs with every other one against the first, as flat lists. */
export function toRunsComparison(compared: ComparedRuns): z.infer<typeof runsComparisonSchema> {
  const names = comparedNames(compared.reports);
  const targets = comparedTargets(compared.comparison);
  const { comparisons: runs, hosts, acrossHosts } = compared.comparison;
  return {
    items: compared.reports.map(toRunResource),
    comparisons: targets.flatMap(({ metrics, differences: _, ...where }) =>
      metrics.map((comparison) => ({
        ...where,
        ...comparison,
        sentence: comparisonText(comparison, names(where)),
      })),
    ),
    pairs: runs.map(({ baseRunId, otherRunId, commonPrompts, unmatched }) => ({
      baseRunId,
      otherRunId,
      commonPrompts,
      unmatched,
    })),
    differences: targets.flatMap(({ differences, baseRunId, otherRunId, ...target }) => {
      const { baseTargetId, otherTargetId } = target;
      const where = { baseRunId, otherRunId, baseTargetId, otherTargetId };
      return differences.map((difference) => ({ ...where, ...difference }));
    }),
    hosts,
    acrossHosts,
  };
}
