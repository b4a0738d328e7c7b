import type { CallErrorClass } from '../inference/call-record.ts';
import { isAnswered } from './is-answered.ts';
import type { RunTarget } from './run.ts';
import type { OutcomeCount } from './sample-repository.ts';

/**
 * A run is `completed` when at least one steady sample of any target got an answer. Otherwise it has `failed`,
 * with a sentence that says why for each target.
 */
export function decideRunOutcome(
  targets: readonly Pick<RunTarget, 'id' | 'alias' | 'model'>[],
  counts: readonly OutcomeCount[],
): { kind: 'completed' } | { kind: 'failed'; error: string } {
  const steady = counts.filter(({ phase }) => phase === 'steady');
  if (steady.some(isAnswered)) return { kind: 'completed' };
  const reasons = targets.map((target) => {
    const classes = countErrorClasses(steady.filter(({ targetId }) => targetId === target.id));
    const list = classes.map(({ errorClass, count }) => `${errorClass} (${count})`).join(', ');
    return `${target.alias ?? target.model}: ${list || 'no requests'}`;
  });
  return { kind: 'failed', error: `No request was answered. ${reasons.join('; ')}.` };
}

/** How often each class of error occurred, most frequent first; what has no `count` occurred once. */
export function countErrorClasses(
  samples: readonly { errorClass: CallErrorClass | null; count?: number }[],
): { errorClass: CallErrorClass; count: number }[] {
  const counts = new Map<CallErrorClass, number>();
  for (const { errorClass, count = 1 } of samples) {
    if (errorClass !== null) counts.set(errorClass, (counts.get(errorClass) ?? 0) + count);
  }
  return [...counts]
    .map(([errorClass, count]) => ({ errorClass, count }))
    .sort((a, b) => b.count - a.count || (a.errorClass < b.errorClass ? -1 : 1));
}
