import { geometricMean } from '../statistics/geometric-mean.ts';
import { mean } from '../statistics/mean.ts';
import { median } from '../statistics/median.ts';
import { groupBy } from './group-by.ts';

/** A positive value of a prompt; the prompt has values on both sides. */
export type PromptValue = { prompt: string; value: number };
type Related<Value> = Value & { log: number };

/**
 * Values of two sides freed from their prompts, as natural logarithms, so that neither how prompts differ nor how
 * often each was answered tells the sides apart. The mean of `base` is 0 and that of `other` is D, the mean over prompts
 * of the log ratio of a prompt's geometric means: every prompt weighs the same, however many values either side has of it.
 * What varies is how far a value lies from its prompt's mean on its own side, times the part that it has in D: the
 * values per prompt on average, divided by those of its prompt (the influence function of a mean of means). A prompt with
 * a single value shows no spread.
 *
 * `prompts` has the geometric means of each prompt, and `medianDelta` is the median over prompts of the difference of
 * medians, other - base; null without prompts.
 */
export function relateByPrompt<Value extends PromptValue>(
  base: readonly Value[],
  other: readonly Value[],
): {
  base: Related<Value>[];
  other: Related<Value>[];
  prompts: { base: number; other: number }[];
  medianDelta: number | null;
} {
  const baseValues = valuesByPrompt(base);
  const otherValues = valuesByPrompt(other);
  const both = [...baseValues].map(([prompt, ofBase]) => ({
    ofBase,
    ofOther: otherValues.get(prompt) ?? [],
  }));
  const prompts = both.flatMap(({ ofBase, ofOther }) => {
    const means = { base: geometricMean(ofBase), other: geometricMean(ofOther) };
    return means.base === null || means.other === null
      ? []
      : [{ base: means.base, other: means.other }];
  });
  const difference = mean(prompts.map((means) => Math.log(means.other / means.base))) ?? 0;
  const deltas = both.map(
    ({ ofBase, ofOther }) => (median(ofOther) ?? Number.NaN) - (median(ofBase) ?? Number.NaN),
  );
  return {
    base: center(base, baseValues, 0),
    other: center(other, otherValues, difference),
    prompts,
    medianDelta: median(deltas),
  };
}

function center<Value extends PromptValue>(
  values: readonly Value[],
  byPrompt: ReadonlyMap<string, readonly number[]>,
  origin: number,
): Related<Value>[] {
  const perPrompt = values.length / byPrompt.size;
  const parts = new Map(
    [...byPrompt].map(([prompt, ofPrompt]) => [
      prompt,
      { mean: geometricMean(ofPrompt) ?? Number.NaN, weight: perPrompt / ofPrompt.length },
    ]),
  );
  return values.map((value) => {
    const part = parts.get(value.prompt) ?? { mean: Number.NaN, weight: 1 };
    return { ...value, log: origin + part.weight * Math.log(value.value / part.mean) };
  });
}

function valuesByPrompt(values: readonly PromptValue[]): Map<string, number[]> {
  const groups = groupBy(values, ({ prompt }) => prompt);
  return new Map([...groups].map(([prompt, group]) => [prompt, group.map(({ value }) => value)]));
}
