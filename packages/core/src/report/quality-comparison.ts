/**
 * Right and wrong answers of two targets to the same prompts. A prompt counts once: as right when more than half of
 * its answers passed all their checks, because repeats of a prompt say little new.
 */
export type QualityComparison = {
  baseTargetId: string;
  otherTargetId: string;
  /** Prompts with checks that both have answered. */
  prompts: number;
  both: number;
  onlyBase: number;
  onlyOther: number;
  neither: number;
  /** McNemar's exact test, two-sided; null when they agree on every prompt. */
  pValue: number | null;
  /** After Holm, over the other targets of the run. */
  adjustedPValue: number | null;
  /** Share of right prompts, other - base. */
  difference: {
    value: number | null;
    interval: { low: number; high: number; level: 0.95 } | null;
  };
};
