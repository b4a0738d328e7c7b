import { askClosedQuestion } from './closed-questions.mjs';
import { extractReading, judgeSentiment, routeRequest } from './label-questions.mjs';
import { makeSmallTalk } from './small-talk.mjs';
import { compareTwo, refineDraft, suggestIdeas, summarizeText } from './task-questions.mjs';
import { askAboutTopic } from './topic-questions.mjs';

/** What is asked, and how often. */
const MIX = [
  [0.36, askAboutTopic],
  [0.3, askClosedQuestion],
  [0.06, refineDraft],
  [0.03, summarizeText],
  [0.05, compareTwo],
  [0.05, suggestIdeas],
  [0.04, routeRequest],
  [0.05, extractReading],
  [0.03, judgeSentiment],
  [0.03, makeSmallTalk],
];

const SYSTEM_PROMPTS = [
  'You are a helpful assistant.',
  'You are a concise assistant.',
  'Answer briefly.',
  'You are an assistant for edge AI questions.',
  'You help executives to understand AI.',
  'Answer in clear English.',
  'You are a small local model. Be short and precise.',
];

/** One training text: one to three questions with their answers, a quarter of them under a system prompt. */
export function writeConversation(random, closedQuestions) {
  const turnCount = random.chance(0.72) ? 1 : random.chance(0.7) ? 2 : 3;
  const turns = [];
  for (let turn = 0; turn < turnCount; turn += 1) {
    const [question, answer] = askSomething(random, closedQuestions);
    turns.push([writeCarelessly(random, question), answer]);
  }
  return { system: random.chance(0.25) ? random.pick(SYSTEM_PROMPTS) : null, turns };
}

function askSomething(random, closedQuestions) {
  let remaining = random.next();
  for (const [share, form] of MIX) {
    remaining -= share;
    if (remaining < 0) return form(random, closedQuestions);
  }
  return askAboutTopic(random);
}

/** Some people write in lower case, and some leave out the last mark. */
function writeCarelessly(random, question) {
  const written = random.chance(0.06) ? question.toLowerCase() : question;
  return random.chance(0.05) ? written.replace(/[?.]$/, '') : written;
}

/** All texts of a conversation, without its roles. */
export function textsOf({ system, turns }) {
  return [...(system ? [system] : []), ...turns.flat()];
}
