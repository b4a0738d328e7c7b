import { SPECIAL_TOKENS } from './pre-tokenize.mjs';

/**
 * A conversation as token ids, in the chat template, and for each a mask:
 * 1 where the token belongs to an answer (its end token included), which is what training aims at.
 */
export function encodeConversation({ system, turns }, encode) {
  const ids = [idOf('<|bos|>')];
  const mask = [0];
  const addMessage = (role, text, weight) => {
    const content = encode(text.trim());
    ids.push(idOf(`<|${role}|>`), ...content, idOf('<|end|>'));
    mask.push(0, ...content.map(() => weight), weight);
  };
  if (system) addMessage('system', system, 0);
  for (const [question, answer] of turns) {
    addMessage('user', question, 0);
    addMessage('assistant', answer, 1);
  }
  return { ids, mask };
}

function idOf(token) {
  return SPECIAL_TOKENS.indexOf(token);
}
