import { drawFacts, writeParagraph, writeSummary } from './describe-topic.mjs';
import { readData } from './read-data.mjs';
import { COUNT_WORDS, capitalize, sentence } from './sentences.mjs';
import { TOPICS } from './topic-questions.mjs';

const COMPARISONS = readData('comparisons');
const INDUSTRIES = readData('industries');

/** Turn a draft into an executive summary: the second half of a hybrid pipeline. */
export function refineDraft(random) {
  const topic = random.pick(TOPICS);
  const name = random.pick(topic.names);
  const { facts, text } = writeDraft(random, topic);
  const opening = random.chance(0.5) ? `${sentence(random, topic.definition)} ` : '';
  const request = random.pick([
    'Refine the following draft into an executive summary.\n\nDraft: ',
    `Improve this draft about ${name}:\n\n`,
    `Rewrite this draft as a clear executive summary about ${name}:\n\n`,
    `Here is a draft from a small model. Make it better.\n\nTopic: ${name}\nDraft: `,
    `Refine this draft.\n\nQuestion: What is ${name}?\n\nDraft: `,
  ]);
  return [request + opening + text, writeSummary(random, topic, facts)];
}

/** Facts in careless writing. */
function writeDraft(random, topic) {
  const facts = drawFacts(random, topic, 2 + random.below(2));
  const style = random.pick([
    (text) => text,
    (text) => text.toLowerCase().replace(/\.$/, ''),
    (text) => `so basically ${text.toLowerCase()}`,
  ]);
  const text = facts.map((fact) => style(sentence(random, fact))).join(' ');
  return { facts, text };
}

export function summarizeText(random) {
  const topic = random.pick(TOPICS);
  const paragraph = writeParagraph(random, topic, 3);
  const request = random.pick([
    'Summarize this text in one sentence:\n\n',
    'Summarize: ',
    'Give me a one sentence summary of the following text.\n\n',
    'TL;DR: ',
  ]);
  return [request + paragraph, sentence(random, topic.definition)];
}

export function compareTwo(random) {
  const { first, second, firstIs, secondIs, advice } = random.pick(COMPARISONS);
  const [a, b] = random.chance(0.5) ? [first, second] : [second, first];
  const request = random.pick([
    `Compare ${a} and ${b}.`,
    `What is the difference between ${a} and ${b}?`,
    `${capitalize(a)} or ${b}: which one should I use?`,
    `${capitalize(a)} vs ${b}`,
    `How does ${a} differ from ${b}?`,
  ]);
  return [request, `${firstIs}, while ${secondIs}. ${advice}`];
}

export function suggestIdeas(random) {
  const industry = random.pick(Object.keys(INDUSTRIES));
  const count = random.pick([2, 3, 3, 4]);
  const word = COUNT_WORDS[count];
  const ideas = random.shuffle(INDUSTRIES[industry]).slice(0, count);
  const request = random
    .pick([
      `Give me ${word} IoT edge ideas for a ${industry}.`,
      `Suggest ${word} edge AI ideas for a ${industry}.`,
      `List ${word} IoT projects for a ${industry}.`,
      `Brainstorm ${word} IoT ideas for a ${industry}.`,
    ])
    .replace('a energy', 'an energy');
  const lines = ideas.map(({ means, purpose }, i) => `${i + 1}. Use ${means} to ${purpose}.`);
  return [request, lines.join('\n')];
}
