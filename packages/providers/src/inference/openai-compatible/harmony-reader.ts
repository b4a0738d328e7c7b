import { HARMONY_MARKERS, type HarmonyMarker } from './leftover-markup.ts';

const OPENERS: readonly HarmonyMarker[] = ['<|start|>', '<|channel|>', '<|message|>'];
const CHANNELS = ['analysis', 'commentary', 'final'];
/** Longest role and channel that is believed; more is text whose markers were lost. */
const HEADER_MAX_CHARS = 200;

/** Whether a text is in harmony's format: it always begins with a marker. `perhaps` when it is too short to say. */
export function startsHarmony(text: string): 'yes' | 'no' | 'perhaps' {
  const start = text.trimStart();
  if (OPENERS.some((opener) => start.startsWith(opener))) return 'yes';
  return OPENERS.some((opener) => opener.startsWith(start)) ? 'perhaps' : 'no';
}

/**
 * Reads OpenAI's harmony format, `<|channel|>analysis<|message|>…<|end|><|start|>assistant<|channel|>final<|message|>…`,
 * split anywhere. Shows the messages of the channel `final`, and those of the assistant without a channel.
 * Text where the format has none, a marker where none may be and an unknown channel make it `unparsed`.
 */
export class HarmonyReader {
  /** All text so far, markup included. */
  raw = '';
  unparsed = false;
  /** When the first character arrived. */
  startedAtMs = 0;
  readonly #show: (visible: string, atMs: number) => void;
  #place: 'header' | 'message' | 'between' = 'header';
  #role = '';
  #channel: string | null = null;
  #visible = false;
  #held = '';
  #heldAtMs = 0;

  constructor(show: (visible: string, atMs: number) => void) {
    this.#show = show;
  }

  push(text: string, atMs: number): void {
    if (this.raw === '') this.startedAtMs = atMs;
    this.raw += text;
    const heldLength = this.#held.length;
    const heldAtMs = this.#heldAtMs;
    const rest = this.#held + text;
    this.#held = '';
    let from = 0;
    let search = 0;
    while (!this.unparsed) {
      const at = rest.indexOf('<', search);
      if (at === -1) break;
      const marker = HARMONY_MARKERS.find((each) => rest.startsWith(each, at));
      if (marker) {
        this.#acceptText(rest.slice(from, at), from < heldLength ? heldAtMs : atMs);
        this.#acceptMarker(marker);
        from = at + marker.length;
        search = from;
      } else if (mayBecomeMarker(rest.slice(at))) {
        this.#held = rest.slice(at);
        this.#heldAtMs = at < heldLength ? heldAtMs : atMs;
        break;
      } else search = at + 1;
    }
    const end = rest.length - this.#held.length;
    this.#acceptText(rest.slice(from, end), from < heldLength ? heldAtMs : atMs);
  }

  /** To be called once no more text can come. An answer that was cut off inside a header is only unfinished. */
  finish(): void {
    const held = this.#held;
    this.#held = '';
    if (this.#place === 'message') this.#acceptText(held, this.#heldAtMs);
    if (this.#place !== 'header') return;
    const name = this.#channel === null ? null : firstWord(this.#channel);
    const plausible =
      name === null
        ? 'assistant'.startsWith(firstWord(this.#role))
        : CHANNELS.some((channel) => channel.startsWith(name));
    if (!plausible) this.unparsed = true;
  }

  #acceptText(text: string, atMs: number): void {
    if (text === '' || this.unparsed) return;
    if (this.#place === 'message') {
      if (this.#visible) this.#show(text, atMs);
    } else if (this.#place === 'between') {
      if (text.trim() !== '') this.unparsed = true;
    } else if (this.#channel === null) this.#role += text;
    else this.#channel += text;
    if (this.#role.length + (this.#channel?.length ?? 0) > HEADER_MAX_CHARS) this.unparsed = true;
  }

  #acceptMarker(marker: HarmonyMarker): void {
    switch (marker) {
      case '<|start|>':
        this.#openHeader(null);
        break;
      case '<|channel|>':
        if (this.#place !== 'header') this.#openHeader('');
        else if (this.#channel === null) this.#channel = '';
        else this.unparsed = true;
        break;
      case '<|constrain|>':
        // Part of a header: says what the message is written in.
        if (this.#place !== 'header' || this.#channel === null) this.unparsed = true;
        else this.#channel += ' ';
        break;
      case '<|message|>':
        if (this.#place === 'header') this.#openMessage();
        else this.unparsed = true;
        break;
      default:
        if (this.#place === 'header') this.unparsed = true;
        this.#place = 'between';
    }
  }

  #openHeader(channel: string | null): void {
    this.#place = 'header';
    this.#role = '';
    this.#channel = channel;
  }

  #openMessage(): void {
    this.#place = 'message';
    const role = firstWord(this.#role);
    const channel = this.#channel === null ? null : firstWord(this.#channel);
    if (channel !== null && !CHANNELS.includes(channel)) this.unparsed = true;
    const isAssistant = role === '' || role === 'assistant';
    this.#visible = isAssistant && (channel === null || channel === 'final');
  }
}

function mayBecomeMarker(text: string): boolean {
  return HARMONY_MARKERS.some((marker) => marker.startsWith(text));
}

function firstWord(text: string): string {
  return text.trim().split(/\s/, 1)[0] ?? '';
}
