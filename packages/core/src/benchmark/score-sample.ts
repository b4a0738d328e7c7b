import type { Prompt } from '../prompt-set/prompt-set.ts';
import { evaluateCheck } from '../rubric/evaluate-check.ts';
import { isAnswered } from './is-answered.ts';
import type { Sample, Score } from './sample.ts';

/**
 * The results of the prompt's checks, in their order; none when there is no answer to judge, or when markup of the
 * model could not be told from its answer.
 * A score is named after its check's kind; a repeated kind gets a number (`contains`, `contains-2`), so that
 * names are unique within a sample.
 */
export function scoreSample(sample: Sample, prompt: Prompt): Score[] {
  if (!isAnswered(sample) || sample.flags.includes('channel-unparsed')) return [];
  const seen = new Map<string, number>();
  return (prompt.checks ?? []).map((check) => {
    const count = (seen.get(check.kind) ?? 0) + 1;
    seen.set(check.kind, count);
    const result = evaluateCheck(check, { answer: sample.text, expected: prompt.expected });
    return {
      runId: sample.runId,
      ordinal: sample.ordinal,
      scorer: 'computed',
      name: count === 1 ? check.kind : `${check.kind}-${count}`,
      value: result.passed ? 1 : 0,
      detail: result.detail,
    };
  });
}
