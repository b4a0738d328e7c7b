/** Narrows a stored word to the set it must come from. Throws when the database holds another one. */
export function oneOf<Word extends string>(
  words: readonly Word[],
  value: string,
  column: string,
): Word {
  const word = words.find((candidate) => candidate === value);
  if (word === undefined) {
    throw new Error(
      `The column ${column} holds "${value}", which is none of: ${words.join(', ')}.`,
    );
  }
  return word;
}
