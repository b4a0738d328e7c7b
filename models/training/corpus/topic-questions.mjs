import { drawFacts, writeParagraph, writeSummary } from './describe-topic.mjs';
import { readData } from './read-data.mjs';
import { ask, COUNT_WORDS, capitalize, joinList, sentence } from './sentences.mjs';

export const TOPICS = readData('topics');

/** One form is drawn per question; a form listed more often is drawn more often. */
const FORMS = [
  explain,
  explain,
  explain,
  explainInOneSentence,
  listFacts,
  listFacts,
  nameBenefits,
  nameRisks,
  nameUses,
  giveTip,
  weighUp,
  summarizeForManagement,
  summarizeForManagement,
  describe,
];

/** A question about one of the topics: `[question, answer]`. */
export function askAboutTopic(random) {
  const topic = random.pick(TOPICS);
  return random.pick(FORMS)(random, topic);
}

/** The question comes first, because its draws do. */
function question(random, topic, templates) {
  return ask(random, random.pick(templates), random.pick(topic.names));
}

function explain(random, topic) {
  const templates = [
    'What is {X}?',
    'What is {X}',
    'Can you explain {X}?',
    'Explain {X}.',
    'Tell me about {X}.',
    'What does {X} mean?',
    'Please explain {X} {briefly|in simple words|for beginners}.',
    'Define {X}.',
    'I want to understand {X}.',
    'Give me a short introduction to {X}.',
    'What do you know about {X}?',
    'How does {X} work?',
    'Why is {X} important?',
  ];
  return [question(random, topic, templates), writeParagraph(random, topic, 1 + random.below(3))];
}

function explainInOneSentence(random, topic) {
  const templates = [
    'Explain {X} in one sentence.',
    'What is {X} in one sentence?',
    'Describe {X} in a single sentence.',
    'One sentence: what is {X}?',
  ];
  return [question(random, topic, templates), sentence(random, topic.definition)];
}

function listFacts(random, topic) {
  const count = random.pick([2, 3, 3, 4]);
  const word = COUNT_WORDS[count];
  const name = random.pick(topic.names);
  const template = random.pick([
    `List ${word} facts about {X}.`,
    `Give me ${word} bullet points about {X}.`,
    `Explain {X} in ${word} bullet points.`,
    `Name ${word} key points about {X}.`,
  ]);
  const asked = ask(random, template, name);
  const bullets = drawFacts(random, topic, count).map((fact) => `- ${capitalize(fact)}.`);
  return [asked, bullets.join('\n')];
}

function nameBenefits(random, topic) {
  const templates = [
    'What are the {benefits|advantages} of {X}?',
    'Why should {I|we} use {X}?',
    'Name two {benefits|advantages} of {X}.',
    'What is good about {X}?',
  ];
  const asked = question(random, topic, templates);
  const word = random.pick(['benefits', 'advantages']);
  return [asked, `The main ${word} are: ${topic.benefits[0]}, and ${topic.benefits[1]}.`];
}

function nameRisks(random, topic) {
  const templates = [
    'What are the risks of {X}?',
    'What can go wrong with {X}?',
    'Name two {risks|disadvantages|limits} of {X}.',
    'What should {I|we} watch out for with {X}?',
  ];
  const asked = question(random, topic, templates);
  return [asked, `There are two main risks: ${topic.risks[0]}, and ${topic.risks[1]}.`];
}

function nameUses(random, topic) {
  const templates = [
    'Where is {X} used?',
    'Give me use cases for {X}.',
    'What are typical use cases for {X}?',
    'When should {I|we} use {X}?',
  ];
  const asked = question(random, topic, templates);
  return [asked, `Typical use cases are ${joinList(topic.uses)}. ${sentence(random, topic.tip)}`];
}

function giveTip(random, topic) {
  const templates = [
    'Give me one tip for {X}.',
    'What is a good first step with {X}?',
    'How should {I|we} start with {X}?',
    'What do you recommend for {X}?',
  ];
  return [question(random, topic, templates), sentence(random, topic.tip)];
}

function weighUp(random, topic) {
  const templates = [
    'What are the pros and cons of {X}?',
    'List pros and cons of {X}.',
    'Advantages and disadvantages of {X}?',
  ];
  const list = (clauses) => clauses.slice(0, 2).map((clause) => `- ${capitalize(clause)}.`);
  const lines = ['Pros:', ...list(topic.benefits), 'Cons:', ...list(topic.risks)];
  return [question(random, topic, templates), lines.join('\n')];
}

function summarizeForManagement(random, topic) {
  const templates = [
    'Write {a short|an} executive summary about {X}.',
    'Executive summary: {X}',
    'Summarize {X} for {executives|the board|management}.',
    'Explain {X} to {a manager|the board|a CEO}.',
    'Write a management summary about {X}.',
  ];
  return [question(random, topic, templates), writeSummary(random, topic)];
}

function describe(random, topic) {
  const templates = [
    'Write a short paragraph about {X}.',
    'Write a short text about {X}.',
    'Write three sentences about {X}.',
  ];
  return [question(random, topic, templates), writeParagraph(random, topic, 2)];
}
