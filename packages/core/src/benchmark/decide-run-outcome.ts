import type { CallErrorClass } from '../inference/call-record.ts';
import { isAnswered } from './is-answered.ts';
import type { RunTarget } from './run.ts';
import type { SampleFacts } from './sample-repository.ts';

/**
 * A run is `completed` when at least one steady sample of any target got an answer. Otherwise it has `failed`,
 * with a sentence that says why for each target.
 */
export function decideRunOutcome(
  targets: readonly RunTarget[],
  facts: readonly SampleFacts[],
): { kind: 'completed' } | { kind: 'failed'; error: string } {
  const steady = facts.filter((sample) => sample.phase === 'steady');
  if (steady.some(isAnswered)) return { kind: 'completed' };
  const reasons = targets.map((target) => {
    const classes = countErrorClasses(steady.filter((sample) => sample.targetId === target.id));
    const list = classes.map(({ errorClass, count }) => `${errorClass} (${count})`).join(', ');
    return `${target.alias ?? target.model}: ${list || 'no requests'}`;
  });
  return { kind: 'failed', error: `No request was answered. ${reasons.join('; ')}.` };
}

/** How often each class of error occurred, most frequent first. */
export function countErrorClasses(
  samples: readonly Pick<SampleFacts, 'errorClass'>[],
): { errorClass: CallErrorClass; count: number }[] {
  const counts = new Map<CallErrorClass, number>();
  for (const { errorClass } of samples) {
    if (errorClass !== null) counts.set(errorClass, (counts.get(errorClass) ?? 0) + 1);
  }
  return [...counts]
    .map(([errorClass, count]) => ({ errorClass, count }))
    .sort((a, b) => b.count - a.count || (a.errorClass < b.errorClass ? -1 : 1));
}
