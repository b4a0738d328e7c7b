import type { ReportOptions } from '@mizani/core/report/read-run-report';
import { z } from 'zod';

const WATTS_MAX = 100_000;
const USD_PER_HOUR_MAX = 100_000;

/** How a reader wants a report, as it stands in the query of an address. */
export const reportOptionsShape = {
  margin: z.coerce.number().gt(0).max(1).optional().meta({
    description:
      'Within this fraction, a difference does not matter: 0.05 means ±5 %, the default.',
  }),
  watts: z.coerce.number().gt(0).max(WATTS_MAX).optional().meta({
    description: 'Assumed power in use: gives `perCorrect.joules`, marked as modelled.',
  }),
  usdPerHour: z.coerce.number().gt(0).max(USD_PER_HOUR_MAX).optional().meta({
    description: 'Assumed price of an hour of the machine: gives `perCorrect.costMicroUsd`.',
  }),
};

export const reportOptionsSchema = z.strictObject(reportOptionsShape);

type Query = { [Name in keyof typeof reportOptionsShape]?: number | undefined };

export function toReportOptions({ margin, watts, usdPerHour }: Query): ReportOptions {
  return { margin, assumptions: { watts, usdPerHour } };
}

type SearchParams = Record<string, string | string[] | undefined>;

/** Reads the options from the address of a page; what is not understood counts as not given. */
export function parseReportOptions(params: SearchParams): ReportOptions {
  const read = (name: keyof typeof reportOptionsShape) => {
    const value = [params[name]].flat()[0];
    const parsed = reportOptionsShape[name].safeParse(value === '' ? undefined : value);
    return parsed.success ? parsed.data : undefined;
  };
  return toReportOptions({
    margin: read('margin'),
    watts: read('watts'),
    usdPerHour: read('usdPerHour'),
  });
}
