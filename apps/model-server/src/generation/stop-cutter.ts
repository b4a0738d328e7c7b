/**
 * Ends a text at the first stop sequence, wherever the text is broken into pieces.
 * Of several sequences the one that is complete first counts, and of those that end together the longest.
 */
export class StopCutter {
  readonly #stops: readonly string[];
  /** Text that is not given out yet because a stop sequence may have begun in it. */
  #held = '';
  #stopped = false;

  /** Sequences must not be empty. */
  constructor(stops: readonly string[]) {
    this.#stops = stops.toSorted((a, b) => b.length - a.length);
  }

  get stopped(): boolean {
    return this.#stopped;
  }

  /** The text that is certain not to belong to a stop sequence. Nothing more comes after a stop. */
  push(piece: string): string {
    if (this.#stopped) return '';
    if (this.#stops.length === 0) return piece;
    let text = this.#held;
    for (let index = 0; index < piece.length; index += 1) {
      text += piece[index];
      const found = this.#stops.find((stop) => text.endsWith(stop));
      if (found === undefined) continue;
      this.#stopped = true;
      this.#held = '';
      return text.slice(0, -found.length);
    }
    const heldLength = this.#possibleStopLength(text);
    this.#held = text.slice(text.length - heldLength);
    return text.slice(0, text.length - heldLength);
  }

  /** What was held back, for a text that ended without a stop. */
  flush(): string {
    const rest = this.#held;
    this.#held = '';
    return rest;
  }

  /** Length of the longest end of `text` with which a stop sequence begins. */
  #possibleStopLength(text: string): number {
    const longest = (this.#stops[0]?.length ?? 1) - 1;
    for (let length = Math.min(longest, text.length); length > 0; length -= 1) {
      const end = text.slice(-length);
      if (this.#stops.some((stop) => stop.startsWith(end))) return length;
    }
    return 0;
  }
}
