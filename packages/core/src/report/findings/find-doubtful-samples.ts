import type { TargetSummary } from '../target-summary.ts';
import type { RunFinding } from '../validity.ts';
import type { FindingInput } from './finding-input.ts';

/** Fewer samples do not move a median that matters. */
const SHARE_MAX = 0.05;

/**
 * Cautions about a target of which more than 5 % of the samples are doubtful:
 * - `failures`, of the requests that ended by themselves: the times are those of the ones that worked.
 * - `tokens-disagree`, of the answers: two counts of the same tokens differ by more than 2 %, so rates of tokens may too.
 * - `empty-answers`, of the answers: they hold no text and have no times, so those are of the others.
 * - `warm-cache`, of the answers: the server had part of the prompt in a cache, so first tokens came sooner than they
 *   would for a prompt that is new to it.
 */
export function findDoubtfulSamples({ summaries, targets }: FindingInput): RunFinding[] {
  const emptyByTarget = new Map(
    targets.map(({ targetId, answered }) => [
      targetId,
      answered.filter(({ chunkCount }) => chunkCount === 0).length,
    ]),
  );
  return summaries.flatMap((summary) => {
    const { succeeded, truncated, failed, timedOut } = summary.outcomes;
    const answers = succeeded + truncated;
    const failures = failed + timedOut;
    const { targetId } = summary;
    return [
      ...judgeShare('failures', { targetId, samples: failures, of: answers + failures }),
      ...judgeShare('tokens-disagree', {
        targetId,
        samples: countFlag(summary, 'tokens-disagree'),
        of: answers,
      }),
      ...judgeShare('empty-answers', {
        targetId,
        samples: emptyByTarget.get(targetId) ?? 0,
        of: answers,
      }),
      ...judgeShare('warm-cache', {
        targetId,
        samples: countFlag(summary, 'prompt-cached'),
        of: answers,
      }),
    ];
  });
}

function judgeShare(
  kind: 'failures' | 'tokens-disagree' | 'empty-answers' | 'warm-cache',
  counted: { targetId: string; samples: number; of: number },
): RunFinding[] {
  return counted.samples > SHARE_MAX * counted.of
    ? [{ kind, severity: 'caution', ...counted }]
    : [];
}

function countFlag({ flags }: TargetSummary, wanted: TargetSummary['flags'][number]['flag']) {
  return flags.find(({ flag }) => flag === wanted)?.count ?? 0;
}
