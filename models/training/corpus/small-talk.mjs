/** Questions beyond what the models are taught: they learn to say so. */
const OUT_OF_SCOPE = [
  'Who won the football match yesterday?',
  'What is the weather today?',
  'Write a poem about love.',
  'Tell me a joke.',
  'Who is the president?',
  'How do I cook pasta?',
  'What is my name?',
  'Translate this text into Chinese.',
  'What happened in 1789?',
  'Give me medical advice.',
  'What stock should I buy?',
  'Explain quantum physics.',
  'Sing a song.',
  'Who painted the Mona Lisa?',
  'What is the meaning of life?',
  'Write code for a game.',
];

/** A greeting, a farewell, a question about the model itself, or one that it cannot answer. */
export function makeSmallTalk(random) {
  return random.pick([
    [
      random.pick(['Hello', 'Hi', 'Hello!', 'Hi there', 'Good morning']),
      random.pick([
        'Hello! Ask me about edge AI, small models or simple facts.',
        'Hi! How can I help you with edge AI today?',
      ]),
    ],
    [
      random.pick(['Who are you?', 'What are you?', 'What can you do?', 'What is your name?']),
      'I am a very small demo language model. I can explain edge AI topics and answer simple questions, but I make mistakes.',
    ],
    [
      random.pick(OUT_OF_SCOPE),
      'I am a very small model and I do not know enough about that. A larger model can help with this question.',
    ],
    [random.pick(['Thanks', 'Thank you', 'Thanks a lot!']), 'You are welcome.'],
    [random.pick(['Bye', 'Goodbye']), 'Goodbye!'],
  ]);
}
