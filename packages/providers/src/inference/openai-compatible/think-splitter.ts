const OPEN = '<think>';
const CLOSE = '</think>';

export type VisiblePart = {
  /** Text of the answer that can be told apart from thinking now. */
  visible: string;
  /** True when everything given before turns out to have been thinking. */
  discardsEarlier: boolean;
};

/**
 * Separates the visible answer from `<think>…</think>` in streamed content whose tags may be split anywhere.
 * Some chat templates put the opening tag into the prompt, so that only the closing one is streamed: then all text
 * before it was thinking.
 */
export class ThinkSplitter {
  #thinking = false;
  #everOpened = false;
  #held = '';

  /** The end of the text given so far that may still become a tag. */
  get held(): string {
    return this.#held;
  }

  push(text: string): VisiblePart {
    let rest = this.#held + text;
    this.#held = '';
    let visible = '';
    let discardsEarlier = false;
    for (;;) {
      const tag = this.#nextTag(rest);
      if (!tag) break;
      const before = rest.slice(0, tag.at);
      rest = rest.slice(tag.at + tag.text.length);
      if (tag.text === OPEN) {
        visible += before;
        this.#thinking = true;
      } else {
        if (!this.#thinking) {
          visible = '';
          discardsEarlier = true;
        }
        this.#thinking = false;
      }
      this.#everOpened = true;
    }
    const keep = rest.length - this.#possibleTagLength(rest);
    this.#held = rest.slice(keep);
    return { visible: this.#thinking ? visible : visible + rest.slice(0, keep), discardsEarlier };
  }

  /** Gives out what was held back, once no more text can complete a tag. */
  finish(): string {
    const held = this.#held;
    this.#held = '';
    return this.#thinking ? '' : held;
  }

  #nextTag(text: string): { at: number; text: string } | null {
    const [first] = this.#expectedTags()
      .map((tag) => ({ at: text.indexOf(tag), text: tag }))
      .filter((found) => found.at !== -1)
      .sort((left, right) => left.at - right.at);
    return first ?? null;
  }

  #possibleTagLength(text: string): number {
    const lengths = this.#expectedTags().map((tag) => {
      let length = Math.min(tag.length - 1, text.length);
      while (length > 0 && !text.endsWith(tag.slice(0, length))) length -= 1;
      return length;
    });
    return Math.max(...lengths);
  }

  #expectedTags(): readonly string[] {
    if (this.#thinking) return [CLOSE];
    return this.#everOpened ? [OPEN] : [OPEN, CLOSE];
  }
}
