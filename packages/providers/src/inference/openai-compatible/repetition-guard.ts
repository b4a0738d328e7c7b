import { loopLengthAtEnd } from './loop-length.ts';

/** How much of the end is looked at, and after how many new characters again: a few steps per character. */
const WINDOW_CHARS = 2_048;
const CHECK_EVERY_CHARS = 512;
/**
 * How many chunks may come in a loop that fills the window. A chunk is at least one token, so nothing is stopped within
 * a cap of that many tokens: there the cap does it, and the answer is only flagged.
 */
export const LOOP_MAX_CHUNKS = 512;

/** Watches the text of an answer for a model that repeats itself. */
export class RepetitionGuard {
  #tail = '';
  #uncheckedChars = 0;
  #uncheckedChunks = 0;
  #loopingChunks = 0;
  #looping = false;

  /** Takes the text of one chunk. */
  push(text: string): void {
    this.#tail += text;
    this.#uncheckedChars += text.length;
    this.#uncheckedChunks += 1;
    if (this.#uncheckedChars >= CHECK_EVERY_CHARS) this.#check();
  }

  #check(): void {
    const wasLooping = this.#looping;
    this.#tail = this.#tail.slice(-WINDOW_CHARS);
    this.#looping = loopLengthAtEnd(this.#tail) >= WINDOW_CHARS;
    this.#loopingChunks =
      wasLooping && this.#looping ? this.#loopingChunks + this.#uncheckedChunks : 0;
    this.#uncheckedChars = 0;
    this.#uncheckedChunks = 0;
  }

  /** Whether the model has repeated itself for so long that it will not stop. */
  get stuck(): boolean {
    return this.#loopingChunks >= LOOP_MAX_CHUNKS;
  }

  /** Whether the text ends in a loop now. */
  endsInLoop(): boolean {
    return loopLengthAtEnd(this.#tail.slice(-WINDOW_CHARS)) > 0;
  }
}
