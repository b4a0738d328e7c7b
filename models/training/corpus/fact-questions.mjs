import { readData } from './read-data.mjs';

const FACTS = readData('facts');
const UNCOUNTED = new Set([
  'grass',
  'snow',
  'coal',
  'milk',
  'blood',
  'chocolate',
  'salt',
  'rust',
  'lavender',
  'spinach',
]);
const UNIQUE = new Set(['sky', 'sun', 'ocean']);

/**
 * Everything the models are taught that has exactly one right answer:
 * `{ kind, questions, answer, sentence }`, with several phrasings of each question.
 */
export function listFacts() {
  return [
    ...Object.entries(FACTS.capitals).map(capital),
    ...Object.entries(FACTS.colors).map(color),
    ...Object.entries(FACTS.opposites).flatMap(([word, other]) => [
      opposite(word, other),
      opposite(other, word),
    ]),
    ...Object.entries(FACTS.acronyms).map(acronym),
    ...FACTS.days.flatMap(neighboursOfDay),
    ...FACTS.months.flatMap(neighboursOfMonth),
    ...Object.entries(FACTS.legs).map(legs),
    ...Object.entries(FACTS.symbols).map(symbol),
  ];
}

function capital([name, city]) {
  const country = name === 'Netherlands' ? 'the Netherlands' : name;
  return {
    kind: 'capital',
    questions: [
      `What is the capital of ${country}?`,
      `Name the capital of ${country}.`,
      `Capital of ${country}?`,
      `Which city is the capital of ${country}?`,
      `Tell me the capital of ${country}.`,
    ],
    answer: city,
    sentence: `The capital of ${country} is ${city}.`,
  };
}

function color([thing, hue]) {
  return {
    kind: 'color',
    questions: [
      `What color is ${withArticle(thing)}?`,
      `Which color does ${thing} have?`,
      `Color of ${thing}?`,
      `Name the typical color of ${thing}.`,
      `Tell me the color of ${thing}.`,
    ],
    answer: hue,
    sentence: `The color is ${hue}.`,
  };
}

function withArticle(thing) {
  if (UNCOUNTED.has(thing)) return thing;
  if (UNIQUE.has(thing)) return `the ${thing}`;
  return /^[aeiou]/.test(thing) ? `an ${thing}` : `a ${thing}`;
}

function opposite(word, other) {
  return {
    kind: 'opposite',
    questions: [
      `What is the opposite of ${word}?`,
      `Opposite of ${word}?`,
      `Name the opposite of ${word}.`,
      `Give me the antonym of ${word}.`,
      `Which word is the opposite of ${word}?`,
    ],
    answer: other,
    sentence: `The opposite of ${word} is ${other}.`,
  };
}

function acronym([letters, meaning]) {
  return {
    kind: 'acronym',
    questions: [
      `What does ${letters} stand for?`,
      `Expand the acronym ${letters}.`,
      `${letters} stands for?`,
      `What is the long form of ${letters}?`,
      `Spell out ${letters}.`,
    ],
    answer: meaning,
    sentence: `${letters} stands for ${meaning}.`,
  };
}

function neighboursOfDay(day, index, days) {
  const after = days[(index + 1) % days.length];
  const before = days.at(index - 1);
  return [
    {
      kind: 'day',
      questions: [
        `Which day comes after ${day}?`,
        `What day follows ${day}?`,
        `What is the day after ${day}?`,
        `Name the day after ${day}.`,
        `After ${day} comes which day?`,
      ],
      answer: after,
      sentence: `The day after ${day} is ${after}.`,
    },
    {
      kind: 'day',
      questions: [
        `Which day comes before ${day}?`,
        `What is the day before ${day}?`,
        `Name the day before ${day}.`,
        `What day is right before ${day}?`,
      ],
      answer: before,
      sentence: `The day before ${day} is ${before}.`,
    },
  ];
}

function neighboursOfMonth(month, index, months) {
  const after = months[(index + 1) % months.length];
  const before = months.at(index - 1);
  return [
    {
      kind: 'month',
      questions: [
        `Which month comes after ${month}?`,
        `What month follows ${month}?`,
        `What is the month after ${month}?`,
        `Name the month after ${month}.`,
      ],
      answer: after,
      sentence: `The month after ${month} is ${after}.`,
    },
    {
      kind: 'month',
      questions: [
        `Which month comes before ${month}?`,
        `What is the month before ${month}?`,
        `Name the month before ${month}.`,
        `What month is right before ${month}?`,
      ],
      answer: before,
      sentence: `The month before ${month} is ${before}.`,
    },
  ];
}

function legs([animal, count]) {
  const questions = [
    `How many legs does a ${animal} have?`,
    `Number of legs of a ${animal}?`,
    `A ${animal} has how many legs?`,
    `Count the legs of a ${animal}.`,
  ];
  return {
    kind: 'legs',
    questions: questions.map((text) =>
      text.replace(/\ba (?=[aeiou])/gi, (article) => `${article.trim()}n `),
    ),
    answer: String(count),
    sentence: `It has ${count} legs.`,
  };
}

function symbol([substance, formula]) {
  return {
    kind: 'symbol',
    questions: [
      `What is the chemical symbol of ${substance}?`,
      `Chemical symbol of ${substance}?`,
      `Which symbol does ${substance} have?`,
      `Give me the chemical formula of ${substance}.`,
    ],
    answer: formula,
    sentence: `The chemical symbol of ${substance} is ${formula}.`,
  };
}
