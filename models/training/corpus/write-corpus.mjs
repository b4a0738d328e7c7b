import { partClosedQuestions } from './closed-questions.mjs';
import { writeConversation } from './conversations.mjs';
import { writeEvaluation } from './evaluation.mjs';
import { createRandom } from './random.mjs';

const VALIDATION_SHARE = 0.03;

/**
 * The whole corpus, the same for the same count: conversations to train on, others to validate with
 * (none of which is trained), and the evaluation.
 */
export function writeCorpus(conversationCount) {
  const closedQuestions = partClosedQuestions();
  const random = createRandom(1234);
  const conversations = Array.from({ length: conversationCount }, () =>
    writeConversation(random, closedQuestions),
  );
  const validationCount = Math.floor(conversationCount * VALIDATION_SHARE);
  const training = conversations.slice(validationCount);
  const trained = new Set(training.map((conversation) => JSON.stringify(conversation)));
  return {
    training,
    validation: conversations
      .slice(0, validationCount)
      .filter((conversation) => !trained.has(JSON.stringify(conversation))),
    evaluation: writeEvaluation(closedQuestions),
  };
}
