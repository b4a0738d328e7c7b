import { type CallFailure, failureFromStream } from '../http/call-failure.ts';
import type { DecodedPart } from './event-stream-decoder.ts';
import { type Chunk, readChunk } from './read-chunk.ts';
import { ThinkSplitter } from './think-splitter.ts';

/** What was read of an answer. Times are those at which the bytes arrived, on the caller's clock. */
export type Answer = {
  firstTokenAtMs: number | null;
  firstVisibleAtMs: number | null;
  lastTokenAtMs: number | null;
  gapsMs: number[];
  /** Events with text of any channel. */
  chunkCount: number;
  /** The visible answer. */
  text: string;
  /** Characters of all channels, thinking included: what the server generated. */
  generatedCharacters: number;
  sawChoice: boolean;
  finishReason: string | null;
  usage: { promptTokens: number | null; completionTokens: number | null } | null;
  /** When `[DONE]` arrived. */
  doneAtMs: number | null;
  failure: CallFailure | null;
};

/** Accumulates the events of one stream; ignores everything after `[DONE]` or the first failure. */
export class AnswerReader {
  readonly #splitter = new ThinkSplitter();
  #heldAtMs = 0;
  readonly answer: Answer = {
    firstTokenAtMs: null,
    firstVisibleAtMs: null,
    lastTokenAtMs: null,
    gapsMs: [],
    chunkCount: 0,
    text: '',
    generatedCharacters: 0,
    sawChoice: false,
    finishReason: null,
    usage: null,
    doneAtMs: null,
    failure: null,
  };

  accept(part: DecodedPart, atMs: number): void {
    const { answer } = this;
    if (answer.doneAtMs !== null || answer.failure) return;
    if (part.kind === 'malformed') {
      this.fail({ errorClass: 'stream-broken', message: part.reason });
      return;
    }
    const chunk = readChunk(part.data);
    switch (chunk.kind) {
      case 'done':
        answer.doneAtMs = atMs;
        break;
      case 'malformed':
        this.fail({
          errorClass: 'stream-broken',
          message: `The stream holds an event that is not a completion chunk: ${part.data}`,
        });
        break;
      case 'error':
        this.fail(failureFromStream(chunk.message));
        break;
      case 'delta':
        this.#acceptDelta(chunk, atMs);
    }
  }

  /** Keeps the first failure: the ones after it are its consequences. */
  fail(failure: CallFailure): void {
    this.answer.failure ??= failure;
  }

  /** To be called when no more bytes can come, before the answer is judged. */
  finish(): void {
    this.#show(this.#splitter.finish(), this.#heldAtMs);
  }

  #acceptDelta(chunk: Extract<Chunk, { kind: 'delta' }>, atMs: number): void {
    const { answer } = this;
    if (chunk.hasChoice) answer.sawChoice = true;
    if (chunk.usage) answer.usage = chunk.usage;
    if (chunk.content !== '' || chunk.otherText !== '') this.#stamp(atMs);
    answer.generatedCharacters += chunk.content.length + chunk.otherText.length;
    if (chunk.content !== '') this.#acceptContent(chunk.content, atMs);
    if (chunk.finishReason === 'error') {
      this.fail(failureFromStream('The server ended the answer with an error.'));
    }
    answer.finishReason = chunk.finishReason ?? answer.finishReason;
  }

  #stamp(atMs: number): void {
    const { answer } = this;
    answer.firstTokenAtMs ??= atMs;
    if (answer.lastTokenAtMs !== null) answer.gapsMs.push(atMs - answer.lastTokenAtMs);
    answer.lastTokenAtMs = atMs;
    answer.chunkCount += 1;
  }

  #acceptContent(content: string, atMs: number): void {
    const held = this.#splitter.held;
    const heldAtMs = held === '' ? atMs : this.#heldAtMs;
    const { visible, discardsEarlier } = this.#splitter.push(content);
    if (discardsEarlier) {
      this.answer.text = '';
      this.answer.firstVisibleAtMs = null;
    }
    // Text that was held back as a possible tag counts from when it arrived, not from when it was cleared.
    this.#show(visible, visible.startsWith(held) ? heldAtMs : atMs);
    this.#heldAtMs = this.#splitter.held.length > content.length ? heldAtMs : atMs;
  }

  #show(visible: string, atMs: number): void {
    if (visible === '') return;
    this.answer.firstVisibleAtMs ??= atMs;
    this.answer.text += visible;
  }
}
