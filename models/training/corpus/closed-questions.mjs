import { listFacts } from './fact-questions.mjs';
import { createRandom } from './random.mjs';
import { listSums } from './sum-questions.mjs';

const HELD_OUT_SUM_SHARE = 0.12;
const BREVITY = [
  'Answer with one word.',
  'Answer with the word only.',
  'One word answer.',
  'Only the answer.',
  'Answer in one word.',
];

/**
 * Facts and sums, parted into what is trained and what is kept for the evaluation:
 * one phrasing of every fact (`heldOutIndex`), and some sums altogether.
 */
export function partClosedQuestions() {
  const random = createRandom(7);
  const facts = listFacts().map((fact) => ({
    ...fact,
    heldOutIndex: random.below(fact.questions.length),
  }));
  const sums = random.shuffle(listSums());
  const heldOutCount = Math.ceil(HELD_OUT_SUM_SHARE * sums.length);
  return {
    facts,
    heldOutSums: sums.slice(0, heldOutCount),
    trainedSums: sums.slice(heldOutCount),
  };
}

/** A question with one right answer, as it is trained: `[question, answer]`. */
export function askClosedQuestion(random, { facts, trainedSums }) {
  if (random.chance(0.4)) return askSum(random, random.pick(trainedSums));
  const fact = random.pick(facts);
  const question = random.pick(fact.questions.filter((_, i) => i !== fact.heldOutIndex));
  return random.next() < 0.5
    ? [`${question} ${random.pick(BREVITY)}`, fact.answer]
    : [question, fact.sentence];
}

function askSum(random, sum) {
  const question = random.pick(sum.questions);
  // Drawn and left unused: the published models were trained on the texts that follow from it.
  random.next();
  if (!random.chance(0.7)) return [question, sum.sentence];
  const request = random.chance(0.4) ? ` ${random.pick(BREVITY)}` : '';
  return [question + request, sum.answer];
}
