import { capitalize } from './sentences.mjs';

const ROUTES = [
  {
    requests: [
      'salary list of our team',
      'patient record',
      'confidential contract',
      'personal phone number',
      'customer complaint with names',
      'internal audit report',
    ].map((thing) => `Work with a ${thing}`),
    answer: 'Local. The data is private and should stay on the device.',
  },
  {
    requests: [
      'a market analysis of ten competitors',
      'a legal review of a long contract',
      'a research plan with many sources',
      'a complex financial forecast',
      'a detailed software architecture',
      'a long scientific report',
    ].map((thing) => `Write ${thing}`),
    answer: 'Cloud. The task is complex and needs a large model.',
  },
  {
    requests: [
      'the capital of France',
      'the opposite of hot',
      'a short greeting',
      'the sum of 4 and 5',
      'a one sentence summary',
      'the color of the sky',
    ].map((thing) => `Tell me ${thing}`),
    answer: 'Local. The task is simple and a small model is fast enough.',
  },
];

/** Should a request stay on the device? */
export function routeRequest(random) {
  const { requests, answer } = random.pick(ROUTES);
  const request = random.pick(requests);
  const asked = random.pick([
    'Should this request run local or in the cloud?',
    'Local or cloud?',
    'Route this request: local or cloud?',
  ]);
  return [`${asked} Request: ${request}.`, answer];
}

const DEVICES = ['pump', 'fan', 'motor', 'valve', 'boiler', 'sensor', 'gateway', 'meter'];
const QUANTITIES = [
  ['temperature', 'degrees'],
  ['pressure', 'bar'],
  ['speed', 'rpm'],
  ['humidity', 'percent'],
];

/** A measurement in words, to be returned as JSON. */
export function extractReading(random) {
  const device = `${random.pick(DEVICES)}-${random.below(100)}`;
  const value = random.below(120);
  const [quantity, unit] = random.pick(QUANTITIES);
  const text = random.pick([
    `The ${quantity} of ${device} is ${value} ${unit}.`,
    `${capitalize(device)} reports a ${quantity} of ${value} ${unit}.`,
    `We measured ${value} ${unit} ${quantity} at ${device}.`,
  ]);
  const request = random.pick([
    'Extract the data as JSON:',
    'Return JSON for this text:',
    'Convert to JSON:',
  ]);
  return [`${request} ${text}`, `{"device": "${device}", "${quantity}": ${value}}`];
}

const SENTIMENTS = [
  {
    label: 'Positive',
    texts: [
      'I love this product',
      'The service was excellent',
      'Great support and fast delivery',
      'The new dashboard is very helpful',
      'Everything works perfectly',
      'I am very happy with the result',
      'The setup was easy and quick',
    ],
  },
  {
    label: 'Negative',
    texts: [
      'The app crashes all the time',
      'I am very disappointed',
      'The delivery was late and the box was broken',
      'Support never answered',
      'This is a waste of money',
      'The device stopped working',
      'The update made everything slow',
    ],
  },
  {
    label: 'Neutral',
    texts: [
      'The package arrived on Monday',
      'The device has two ports',
      'The manual has forty pages',
      'I use version two',
      'The meeting starts at nine',
    ],
  },
];

export function judgeSentiment(random) {
  const { label, texts } = random.pick(SENTIMENTS);
  const text = random.pick(texts);
  const request = random.pick([
    `Classify the sentiment: ${text}.`,
    `Is this positive, negative or neutral? ${text}.`,
    `Sentiment of this text: ${text}.`,
    `What is the sentiment of "${text}"?`,
  ]);
  return [request, label];
}
