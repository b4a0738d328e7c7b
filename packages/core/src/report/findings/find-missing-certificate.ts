import type { RunFinding } from '../validity.ts';
import type { FindingInput } from './finding-input.ts';

/**
 * `not-certified`, a caution: samples were measured while nobody knew how far off the worker's clock readings are.
 * Once for a run, with the reason of the first attempt that has none; the reason is null for runs that were measured
 * before there were certificates. A run without samples has nothing to certify.
 */
export function findMissingCertificate({ run, targets }: FindingInput): RunFinding[] {
  if (targets.every(({ steady }) => steady.length === 0)) return [];
  const missing = run.harness.find(({ certificate }) => certificate === null);
  if (missing === undefined && run.harness.length > 0) return [];
  const reason = missing?.certificateError ?? null;
  return [{ kind: 'not-certified', severity: 'caution', targetId: null, reason }];
}
