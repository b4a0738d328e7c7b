/** What the tools send that do not know what a chat is. */
export const CHAT_REQUEST = {
  path: '/v1/chat/completions',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({
    model: 'truth',
    messages: [{ role: 'user', content: 'Say yes.' }],
    max_tokens: 16,
    temperature: 0,
  }),
};
