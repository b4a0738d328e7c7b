import type { Prompt } from '../prompt-set/prompt-set.ts';

/** What two runs asked alike: each index of either prompt set has a name, the same for the same request. */
export type CommonPrompts = {
  count: number;
  /** The name of a prompt; null for one that only this run asked. */
  ofBase: (promptIndex: number) => string | null;
  ofOther: (promptIndex: number) => string | null;
};

/**
 * Prompts are the same when text, system message and cap are, wherever they stand in their sets. What is expected of
 * the answer does not matter: it changes no time.
 */
export function findCommonPrompts(
  bases: readonly Prompt[],
  others: readonly Prompt[],
): CommonPrompts {
  const baseNames = bases.map(nameOf);
  const otherNames = others.map(nameOf);
  const inOther = new Set(otherNames);
  const common = new Set(baseNames.filter((name) => inOther.has(name)));
  const lookUp = (names: readonly string[]) => (promptIndex: number) => {
    const name = names[promptIndex];
    return name !== undefined && common.has(name) ? name : null;
  };
  return { count: common.size, ofBase: lookUp(baseNames), ofOther: lookUp(otherNames) };
}

function nameOf({ text, system, maxTokens }: Prompt): string {
  return JSON.stringify([text, system ?? null, maxTokens ?? null]);
}
