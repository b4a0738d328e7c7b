import type { ArchiveHead, SampleLine } from './archive-line.ts';

/** Sums of intervals are rounded, so a whole may be that much shorter than its part. */
const ROUNDING_MS = 0.001;

/**
 * What about a sample cannot be, in words; null when nothing is. Each field is within its bounds already; this is
 * about fields that contradict each other, or the run they came with.
 */
export function findImpossibleSample(
  sample: SampleLine,
  { run, promptSet }: Pick<ArchiveHead, 'run' | 'promptSet'>,
): string | null {
  const { serviceMs, totalMs, completionTokens, maxTokens } = sample;
  if (!run.targets.some((target) => target.id === sample.targetId)) {
    return `targetId is "${sample.targetId}", which is no target of the run`;
  }
  if (sample.promptIndex >= promptSet.prompts.length) {
    return `promptIndex is ${sample.promptIndex}, but there are ${promptSet.prompts.length} prompts`;
  }
  for (const name of ['ttftMs', 'ttftVisibleMs'] as const) {
    const value = sample[name];
    if (value !== null && value > Math.min(serviceMs, totalMs) + ROUNDING_MS) {
      return `${name} is ${value}, after the end at ${Math.min(serviceMs, totalMs)}`;
    }
  }
  if (serviceMs > totalMs + ROUNDING_MS) {
    return `serviceMs is ${serviceMs}, more than the whole of ${totalMs}`;
  }
  const isCounted = sample.tokenSource === 'usage' && completionTokens !== null;
  return isCounted && completionTokens > maxTokens
    ? `${completionTokens} completion tokens by usage under a cap of ${maxTokens} cannot be`
    : null;
}
