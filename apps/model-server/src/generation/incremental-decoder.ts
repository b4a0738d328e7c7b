const INCOMPLETE = '\uFFFD';

/**
 * Turns tokens into text one by one. A token may end within a character; its text waits for the rest.
 * The pieces, with `flush` at the end, add up to the decoded whole.
 */
export class IncrementalDecoder {
  readonly #decode: (tokenIds: readonly number[]) => string;
  /** The tokens given out last, kept as context because some tokenizers join neighbours, and those that wait. */
  #window: number[] = [];
  #givenOutCount = 0;

  constructor(decode: (tokenIds: readonly number[]) => string) {
    this.#decode = decode;
  }

  /** The new text, empty while a character is incomplete. */
  push(tokenId: number): string {
    this.#window.push(tokenId);
    const text = this.#newText();
    if (text === '' || text.endsWith(INCOMPLETE)) return '';
    this.#window = this.#window.slice(this.#givenOutCount);
    this.#givenOutCount = this.#window.length;
    return text;
  }

  /** What still waits, with U+FFFD for characters that were never completed. */
  flush(): string {
    const text = this.#newText();
    this.#givenOutCount = this.#window.length;
    return text;
  }

  #newText(): string {
    const givenOut = this.#decode(this.#window.slice(0, this.#givenOutCount));
    return this.#decode(this.#window).slice(givenOut.length);
  }
}
