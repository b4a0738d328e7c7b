import type { Prompt } from '@mizani/core/prompt-set/prompt-set';

/** `right`: an answer is compared with an expected one. `checks`: only its form is checked. */
export type QualityKind = 'right' | 'checks';

/** What a passed answer may be called: right only where every checked prompt says what a right answer holds. */
export function qualityKind({
  prompts,
}: {
  prompts: readonly Pick<Prompt, 'checks'>[];
}): QualityKind {
  const checked = prompts.filter(({ checks }) => checks !== undefined && checks.length > 0);
  const isExpected = ({ checks = [] }: Pick<Prompt, 'checks'>) =>
    checks.some(({ kind }) => kind === 'exact-match' || kind === 'contains');
  return checked.length > 0 && checked.every(isExpected) ? 'right' : 'checks';
}
