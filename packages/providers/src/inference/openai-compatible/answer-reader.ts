import type { StreamEvents } from '@mizani/core/inference/call-record';
import { type CallFailure, failureFromStream } from '../http/call-failure.ts';
import { readServerMessage } from '../http/server-message.ts';
import { ChannelSplitter } from './channel-splitter.ts';
import { ChunkReader } from './chunk-reader.ts';
import type { EventSink } from './event-stream-decoder.ts';
import type { Chunk, ReportedUsage } from './read-chunk.ts';
import { RepetitionGuard } from './repetition-guard.ts';

/** What was read of an answer. Times are those at which the bytes arrived, on the caller's clock. */
export type Answer = {
  firstTokenAtMs: number | null;
  firstVisibleAtMs: number | null;
  lastTokenAtMs: number | null;
  gapsMs: number[];
  /** Events with text of any channel. */
  chunkCount: number;
  /** The visible answer; complete once `finish` was called. */
  text: string;
  /** Characters of all channels, thinking and markup included: what the server generated. */
  generatedCharacters: number;
  /** Like a record's, with moments on the caller's clock. */
  events: StreamEvents;
  finishReason: string | null;
  /** When the server said that the answer was over. */
  finishedAtMs: number | null;
  /** The last usage that was reported. */
  usage: ReportedUsage | null;
  /** The tokens that were reported with the first chunk with text. */
  firstChunkTokens: number | null;
  /** When `[DONE]` arrived. */
  doneAtMs: number | null;
  /** The text holds markup of channels that made no sense. */
  unparsed: boolean;
  /** The text ends in a loop. */
  repeating: boolean;
  failure: CallFailure | null;
};

type Delta = Extract<Chunk, { kind: 'delta' }>;

/**
 * From how many chunks with text on a server is suspected of ignoring its cap. A chunk is no token: some servers send
 * single characters, so it takes more text than the cap has room for as well.
 */
export function chunkBound(maxTokens: number): number {
  return 2 * maxTokens + 32;
}

/** Twice the four characters that a token has on average. */
function plausibleCharacters(maxTokens: number): number {
  return 8 * maxTokens;
}

/**
 * How many characters of all channels are kept. Tokens of models have four on average, and the longest of them, runs of
 * white space, rarely more than 64; the rest is for what servers put around an answer. A server that stays below the
 * bound of chunks may still fill the memory with each.
 */
export function characterBound(maxTokens: number): number {
  return 64 * maxTokens + 65_536;
}

/** Accumulates the events of one stream; ignores everything after `[DONE]` or the first failure. */
export class AnswerReader implements EventSink {
  readonly #chunks = new ChunkReader();
  readonly #splitter = new ChannelSplitter();
  readonly #repetition = new RepetitionGuard();
  readonly #maxTokens: number;
  readonly #chunkBound: number;
  readonly #characterBound: number;
  readonly answer: Answer = {
    firstTokenAtMs: null,
    firstVisibleAtMs: null,
    lastTokenAtMs: null,
    gapsMs: [],
    chunkCount: 0,
    text: '',
    generatedCharacters: 0,
    events: { eventCount: 0, choiceEventCount: 0, firstChoiceMs: null, lastChoiceMs: null },
    finishReason: null,
    finishedAtMs: null,
    usage: null,
    firstChunkTokens: null,
    doneAtMs: null,
    unparsed: false,
    repeating: false,
    failure: null,
  };
  /** When the bytes that are being read arrived; to be set before they are decoded. */
  atMs = 0;

  constructor(maxTokens: number) {
    this.#maxTokens = maxTokens;
    this.#chunkBound = chunkBound(maxTokens);
    this.#characterBound = characterBound(maxTokens);
  }

  /** Whether nothing that comes now can change the answer. */
  get closed(): boolean {
    return this.answer.doneAtMs !== null || this.answer.failure !== null;
  }

  onData(data: string): void {
    if (this.closed) return;
    const chunk = this.#chunks.read(data);
    if (chunk.kind === 'done') {
      this.answer.doneAtMs = this.atMs;
      return;
    }
    this.answer.events.eventCount += 1;
    if (chunk.kind === 'delta') this.#acceptDelta(chunk);
    else if (chunk.kind === 'error') this.fail(failureFromStream(chunk.message));
    else {
      this.onMalformed(`The stream holds an event that is not a completion chunk: ${data}`);
    }
  }

  onError(data: string): void {
    if (this.closed) return;
    this.answer.events.eventCount += 1;
    this.fail(failureFromStream(readServerMessage(data)));
  }

  onMalformed(reason: string): void {
    if (!this.closed) this.fail({ errorClass: 'stream-broken', message: reason });
  }

  /** Keeps the first failure: the ones after it are its consequences. */
  fail(failure: CallFailure): void {
    this.answer.failure ??= failure;
  }

  /** To be called when no more bytes can come, before the answer is judged. */
  finish(): void {
    const { answer } = this;
    this.#splitter.finish();
    answer.text = this.#splitter.text;
    answer.firstVisibleAtMs = this.#splitter.firstVisibleAtMs;
    answer.unparsed = this.#splitter.unparsed;
    answer.repeating = this.#repetition.endsInLoop();
  }

  #acceptDelta(chunk: Delta): void {
    const { answer, atMs } = this;
    if (chunk.hasChoice) {
      answer.events.choiceEventCount += 1;
      answer.events.firstChoiceMs ??= atMs;
      answer.events.lastChoiceMs = atMs;
    }
    if (chunk.usage) answer.usage = chunk.usage;
    if (chunk.content !== '' || chunk.otherText !== '') this.#acceptText(chunk);
    if (chunk.finishReason === null) return;
    answer.finishReason = chunk.finishReason;
    answer.finishedAtMs = atMs;
    if (chunk.finishReason === 'error') {
      this.fail(failureFromStream('The server ended the answer with an error.'));
    }
  }

  #acceptText({ content, otherText, usage }: Delta): void {
    const { answer, atMs } = this;
    // An answer that goes on was not over.
    answer.finishReason = null;
    answer.finishedAtMs = null;
    if (answer.lastTokenAtMs === null) {
      answer.firstTokenAtMs = atMs;
      answer.firstChunkTokens = usage?.completionTokens || null;
    } else answer.gapsMs.push(atMs - answer.lastTokenAtMs);
    answer.lastTokenAtMs = atMs;
    answer.chunkCount += 1;
    answer.generatedCharacters += content.length + otherText.length;
    if (content !== '') {
      this.#splitter.push(content, atMs);
      this.#repetition.push(content);
    }
    if (otherText !== '') this.#repetition.push(otherText);
    const isLong = answer.generatedCharacters > plausibleCharacters(this.#maxTokens);
    if (isLong && answer.chunkCount > this.#chunkBound) {
      this.#failOverCap(`${answer.chunkCount} chunks with text`);
    } else if (answer.generatedCharacters > this.#characterBound) {
      this.#failOverCap(`${answer.generatedCharacters} characters`);
    }
    if (this.#repetition.stuck) {
      const message = `The model repeated the same text for ${answer.chunkCount} chunks and was stopped.`;
      this.fail({ errorClass: 'repetition', message });
    }
  }

  #failOverCap(sent: string): void {
    const message = `The server sent ${sent} under a cap of ${this.#maxTokens} tokens and was stopped.`;
    this.fail({ errorClass: 'cap-ignored', message });
  }
}
