import { extractReading, routeRequest } from './label-questions.mjs';
import { createRandom } from './random.mjs';

/**
 * Questions that can be scored exactly: every fact in its held-out phrasing, sums that were never trained
 * and sums that were, JSON extraction, and routing.
 */
export function writeEvaluation({ facts, heldOutSums, trainedSums }) {
  const random = createRandom(99);
  const brief = (question) => `${question} Answer with one word.`;
  const askSums = (kind, sums) =>
    sums.map(({ questions, answer }) => ({
      kind,
      q: `${questions[0]} Only the answer.`,
      a: answer,
    }));
  const askForms = (kind, count, form) =>
    Array.from({ length: count }, () => {
      const [q, a] = form(random);
      return { kind, q, a };
    });
  return [
    ...facts.map(({ kind, questions, answer, heldOutIndex }) => ({
      kind,
      q: brief(questions[heldOutIndex]),
      a: answer,
      seenPhrase: brief(questions[(heldOutIndex + 1) % questions.length]),
    })),
    ...askSums('arith_heldout', random.shuffle(heldOutSums).slice(0, 90)),
    ...askSums('arith_seen', random.shuffle(trainedSums).slice(0, 60)),
    ...askForms('extract', 60, extractReading),
    ...askForms('route', 40, routeRequest),
  ];
}
