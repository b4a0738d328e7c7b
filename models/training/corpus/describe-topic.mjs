import { joinList, sentence } from './sentences.mjs';

const LINKS = ['In addition', 'Also', 'Moreover', 'In practice', 'Typically'];

/** Some facts of a topic, in a new order, with their alternatives chosen. */
export function drawFacts(random, topic, count) {
  return random.shuffle(topic.facts).slice(0, count).map(random.spin);
}

/** A definition, some facts, and now and then where the thing is used. */
export function writeParagraph(random, topic, factCount) {
  const facts = drawFacts(random, topic, factCount);
  let text = sentence(random, topic.definition);
  facts.forEach((fact, index) => {
    const linked = index > 0 && random.chance(0.4);
    text += linked ? ` ${random.pick(LINKS)}, ${fact}.` : ` ${sentence(random, fact)}`;
  });
  if (random.chance(0.4)) {
    const uses = joinList(random.shuffle(topic.uses).slice(0, 2));
    text += ` ${sentence(random, `a typical use is ${uses}`)}`;
  }
  return text;
}

/** The five lines of an executive summary, around the first of the given facts. */
export function writeSummary(random, topic, facts = drawFacts(random, topic, 1)) {
  return [
    `Summary: ${sentence(random, topic.definition)}`,
    `Key point: ${sentence(random, facts[0])}`,
    `Benefit: ${sentence(random, topic.benefits[0])}`,
    `Risk: ${sentence(random, topic.risks[0])}`,
    `Recommendation: ${sentence(random, topic.tip)}`,
  ].join('\n');
}
