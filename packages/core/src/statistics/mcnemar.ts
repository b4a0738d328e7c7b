import { binomialCumulative } from './binomial-cumulative.ts';

/**
 * McNemar's test (1947) in its exact binomial form, two-sided: of the questions that only one of two answered rightly,
 * does either have more than its half? Null without such questions. Throws `RangeError` unless both are counts.
 */
export function mcnemar({ onlyBase, onlyOther }: { onlyBase: number; onlyOther: number }): {
  pValue: number | null;
} {
  for (const count of [onlyBase, onlyOther]) {
    if (!Number.isSafeInteger(count) || count < 0) throw new RangeError(`${count} is not a count`);
  }
  const n = onlyBase + onlyOther;
  if (n === 0) return { pValue: null };
  const lesser = Math.min(onlyBase, onlyOther);
  const cumulative = binomialCumulative(n, 0.5);
  let atMost = 0;
  for (let successes = 0; successes <= lesser; successes += 1)
    atMost = cumulative.next().value ?? 1;
  return { pValue: Math.min(1, 2 * atMost) };
}
