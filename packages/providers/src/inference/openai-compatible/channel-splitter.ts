import { HarmonyReader, startsHarmony } from './harmony-reader.ts';
import { hasLeftoverMarkup } from './leftover-markup.ts';

const OPEN = '<think>';
const CLOSE = '</think>';
/** How harmony without its markers goes from reasoning to the answer: the tokens around the words were dropped. */
const BARE_FINAL = 'assistantfinal';
const BARE_START = /^\s*(?:assistant)?(?:analysis|commentary)|^\s*assistantfinal/;
const BARE_START_MAX_CHARS = 40;

/**
 * Separates the visible answer from reasoning in streamed content whose markup may be split anywhere:
 * `<think>…</think>` where nothing is visible yet, since an answer may speak of the tags later; a closing tag without
 * any opening one, which was part of the prompt then, so that all text before was thinking; OpenAI's harmony format, which begins with a marker; and harmony whose markers the server dropped
 * (`analysis…assistantfinal…`). The same text gives the same answer however it is split, and text that was held
 * back as possible markup counts from when it arrived.
 */
export class ChannelSplitter {
  #text = '';
  #firstVisibleAtMs: number | null = null;
  #state: 'opening' | 'plain' | 'thinking' | 'harmony' = 'opening';
  #sawThinkTag = false;
  /** Whether the visible answer is more than white space. */
  #answerBegan = false;
  /** Opening tags in the midst of the answer, whose closing ones have not come yet. */
  #quotedTags = 0;
  /** The end of the text given so far that may still become markup, and when its first character arrived. */
  #held = '';
  #heldAtMs = 0;
  #harmony: HarmonyReader | null = null;
  /** Whether the text began like harmony without its markers, so that its final channel is looked for. */
  #bareSearch: 'undecided' | 'on' | 'off' = 'undecided';
  /** The end of the text in which the final channel may begin. */
  #bareTail = '';
  #unparsed = false;

  /** The visible answer so far. */
  get text(): string {
    return this.#text;
  }

  /** When the first character of the visible answer arrived that is no white space. */
  get firstVisibleAtMs(): number | null {
    return this.#firstVisibleAtMs;
  }

  /** Whether, after `finish`, the text holds markup of channels that made no sense. */
  get unparsed(): boolean {
    return this.#unparsed;
  }

  push(text: string, atMs: number): void {
    if (this.#state === 'harmony') {
      this.#readHarmony(text, atMs);
      return;
    }
    const heldLength = this.#held.length;
    if (this.#state !== 'opening' && heldLength === 0 && !text.includes('<')) {
      if (this.#state === 'plain') this.#show(text, atMs);
      return;
    }
    const rest = this.#held + text;
    const restAtMs = heldLength === 0 ? atMs : this.#heldAtMs;
    this.#held = '';
    if (this.#state === 'opening') {
      const start = startsHarmony(rest);
      if (start === 'perhaps') {
        this.#hold(rest, restAtMs);
        return;
      }
      if (start === 'yes') {
        this.#state = 'harmony';
        this.#readHarmony(rest, restAtMs);
        return;
      }
      this.#state = 'plain';
    }
    this.#readTags(rest, (index) => (index < heldLength ? restAtMs : atMs));
  }

  /** To be called once no more text can complete any markup. */
  finish(): void {
    const held = this.#held;
    this.#held = '';
    if (this.#state === 'harmony') this.#finishHarmony();
    else if (this.#state !== 'thinking' && held !== '') this.#show(held, this.#heldAtMs);
    this.#unparsed ||= hasLeftoverMarkup(this.#text);
  }

  #readTags(text: string, arrivalOf: (index: number) => number): void {
    let at = 0;
    for (let tag = this.#nextTag(text, at); tag; tag = this.#nextTag(text, at)) {
      if (this.#state === 'plain') this.#show(text.slice(at, tag.at), arrivalOf(at));
      if (tag.text === OPEN) this.#readOpening(arrivalOf(tag.at));
      else this.#readClosing(arrivalOf(tag.at));
      at = tag.at + tag.text.length;
    }
    const keep = text.length - this.#possibleTagLength(text, at);
    if (this.#state === 'plain') this.#show(text.slice(at, keep), arrivalOf(at));
    if (keep < text.length) this.#hold(text.slice(keep), arrivalOf(keep));
  }

  /** Markup before anything else and right after other thinking; a quotation in the midst of an answer. */
  #readOpening(atMs: number): void {
    if (this.#answerBegan) {
      this.#quotedTags += 1;
      this.#show(OPEN, atMs);
      return;
    }
    // White space before the thinking is no answer.
    this.#discard();
    this.#state = 'thinking';
    this.#sawThinkTag = true;
  }

  #readClosing(atMs: number): void {
    if (this.#state !== 'thinking' && (this.#sawThinkTag || this.#quotedTags > 0)) {
      this.#quotedTags = Math.max(0, this.#quotedTags - 1);
      this.#show(CLOSE, atMs);
      return;
    }
    if (this.#state !== 'thinking') this.#discard();
    this.#state = 'plain';
    this.#sawThinkTag = true;
  }

  #nextTag(text: string, from: number): { at: number; text: string } | null {
    if (this.#isPastTags()) return null;
    const open = this.#state === 'thinking' ? -1 : text.indexOf(OPEN, from);
    const close = text.indexOf(CLOSE, from);
    if (open === -1 && close === -1) return null;
    return close === -1 || (open !== -1 && open < close)
      ? { at: open, text: OPEN }
      : { at: close, text: CLOSE };
  }

  /** Whether all that comes now is answer: the thinking is over, and the answer has begun. */
  #isPastTags(): boolean {
    return this.#state === 'plain' && this.#sawThinkTag && this.#answerBegan;
  }

  /** Length of the longest end of `text`, from `from` on, that is the beginning of a tag that may come now. */
  #possibleTagLength(text: string, from: number): number {
    const at = text.lastIndexOf('<');
    if (at < from) return 0;
    const end = text.slice(at);
    const mayOpen = this.#state !== 'thinking' && OPEN.startsWith(end);
    return mayOpen || CLOSE.startsWith(end) ? end.length : 0;
  }

  #hold(text: string, atMs: number): void {
    this.#held = text;
    this.#heldAtMs = atMs;
  }

  #show(text: string, atMs: number): void {
    if (text === '') return;
    // Nobody sees white space: the wait of a reader ends with the first letter.
    this.#answerBegan ||= text.trim() !== '';
    if (this.#answerBegan) this.#firstVisibleAtMs ??= atMs;
    this.#text += text;
    if (this.#bareSearch !== 'off' && this.#state !== 'harmony') this.#searchBareFinal(text, atMs);
  }

  #discard(): void {
    this.#text = '';
    this.#answerBegan = false;
    this.#firstVisibleAtMs = null;
    this.#bareSearch = 'undecided';
  }

  /** Everything before the first final channel without markers was reasoning, if the text began like reasoning. */
  #searchBareFinal(added: string, atMs: number): void {
    let tail = this.#bareTail + added;
    if (this.#bareSearch === 'undecided') {
      tail = this.#text;
      if (BARE_START.test(tail)) this.#bareSearch = 'on';
      else {
        if (tail.trimStart().length >= BARE_START_MAX_CHARS) this.#bareSearch = 'off';
        return;
      }
    }
    const found = tail.indexOf(BARE_FINAL);
    this.#bareTail = tail.slice(1 - BARE_FINAL.length);
    if (found === -1) return;
    this.#discard();
    this.#bareSearch = 'off';
    this.#show(tail.slice(found + BARE_FINAL.length), atMs);
  }

  #readHarmony(text: string, atMs: number): void {
    this.#harmony ??= new HarmonyReader((visible, visibleAtMs) => this.#show(visible, visibleAtMs));
    this.#harmony.push(text, atMs);
  }

  /** Where the markup makes no sense, everything that was seen is kept, and nothing of it is trusted. */
  #finishHarmony(): void {
    const harmony = this.#harmony;
    if (!harmony) return;
    harmony.finish();
    if (!harmony.unparsed) return;
    this.#unparsed = true;
    this.#discard();
    this.#show(harmony.raw, harmony.startedAtMs);
  }
}
