import type { Check, CheckResult } from './check.ts';
import { countItems } from './count-items.ts';
import { countSentences } from './count-sentences.ts';
import { foldCase, normalizeAnswer } from './normalize-answer.ts';

/**
 * Judges an answer by one check. `detail` says what was found and what was wanted.
 * An `exact-match` without an expected answer does not pass.
 */
export function evaluateCheck(
  check: Check,
  { answer, expected }: { answer: string; expected?: string | undefined },
): CheckResult {
  switch (check.kind) {
    case 'exact-match':
      return { check, ...matchExactly(answer, expected) };
    case 'contains': {
      const passed = foldCase(answer).includes(foldCase(check.text));
      return { check, passed, detail: `${passed ? 'contains' : 'lacks'} "${check.text}"` };
    }
    case 'sentence-count':
      return { check, ...compareCount(countSentences(answer), check.count, 'sentence') };
    case 'item-count':
      return { check, ...compareCount(countItems(answer), check.count, 'item') };
    case 'max-words': {
      const words = countWords(answer);
      const passed = words <= check.count;
      return { check, passed, detail: `${plural(words, 'word')}, at most ${check.count} wanted` };
    }
  }
}

type Verdict = Pick<CheckResult, 'passed' | 'detail'>;

function matchExactly(answer: string, expected: string | undefined): Verdict {
  if (expected === undefined) return { passed: false, detail: 'there is no expected answer' };
  const passed = normalizeAnswer(answer) === normalizeAnswer(expected);
  return { passed, detail: passed ? 'as expected' : `expected "${expected}"` };
}

function compareCount(found: number, wanted: number, unit: string): Verdict {
  return { passed: found === wanted, detail: `${plural(found, unit)}, ${wanted} wanted` };
}

/** Words are what spaces divide; lone punctuation is none. */
function countWords(answer: string): number {
  return answer.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
}

function plural(count: number, unit: string): string {
  return `${count} ${unit}${count === 1 ? '' : 's'}`;
}
