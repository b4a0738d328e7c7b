import { createParser, type EventSourceMessage, type ParseError } from 'eventsource-parser';

/** Longest event that is read, in characters. A server that never ends a line must not fill the memory. */
export const EVENT_MAX_CHARS = 8_000_000;

/** Takes what becomes complete, in order. */
export interface EventSink {
  onData(data: string): void;
  /** An event of the type `error`, or a line that says `error: …` instead of `data: …`. */
  onError(data: string): void;
  /** The bytes are not an event stream (any more). */
  onMalformed(reason: string): void;
}

/**
 * Turns bytes, split anywhere, into the data of server-sent events. Comments and events without data yield nothing.
 * A line with an unknown field is malformed, although the standard ignores it: servers of models do not write such
 * lines, so to skip one is to lose text or a failure. After it nothing more is read.
 */
export class EventStreamDecoder {
  readonly #sink: EventSink;
  readonly #parser: ReturnType<typeof createParser>;
  #slowDecoder: InstanceType<typeof TextDecoder> | null = null;
  /** Whether the last bytes may have ended inside a character. */
  #insideCharacter = false;
  #atStart = true;
  #afterReturn = false;
  #broken = false;

  constructor(sink: EventSink) {
    this.#sink = sink;
    this.#parser = createParser({
      maxBufferSize: EVENT_MAX_CHARS,
      onEvent: (event) => this.#acceptEvent(event),
      onError: (error) => this.#acceptError(error),
    });
  }

  decode(bytes: Buffer): void {
    if (!this.#broken && bytes.length > 0) this.#feed(this.#decodeText(bytes));
  }

  /** Gives out what was still waiting for its blank line when the stream ended. */
  finish(): void {
    this.#feed(this.#slowDecoder?.decode() ?? '');
    this.#feed('\n\n');
  }

  #feed(text: string): void {
    if (this.#broken || text === '') return;
    const start = this.#atStart && text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
    this.#atStart = false;
    const hasReturn = this.#afterReturn || start.includes('\r');
    this.#parser.feed(hasReturn ? this.#withLineFeeds(start) : start);
  }

  /** Only a character of several bytes can be split, so text that ends in ASCII needs no memory. */
  #decodeText(bytes: Buffer): string {
    const endsInside = (bytes[bytes.length - 1] ?? 0) >= 0x80;
    if (!this.#insideCharacter && !endsInside) return bytes.toString('utf8');
    this.#insideCharacter = endsInside;
    this.#slowDecoder ??= new TextDecoder('utf-8', { ignoreBOM: true });
    return this.#slowDecoder.decode(bytes, { stream: true });
  }

  /**
   * The parser waits after a CR for the LF that may follow, so an event that ends with a bare CR would come out, and
   * be timed, with the next bytes. Here a CR ends its line at once and the LF after it is dropped.
   */
  #withLineFeeds(text: string): string {
    const rest = this.#afterReturn && text.startsWith('\n') ? text.slice(1) : text;
    this.#afterReturn = text.endsWith('\r');
    return rest.replace(/\r\n?/g, '\n');
  }

  #acceptEvent(event: EventSourceMessage): void {
    // The parser goes on with the bytes it has.
    if (this.#broken) return;
    if (event.event === 'error') this.#sink.onError(event.data);
    else this.#sink.onData(event.data);
  }

  #acceptError(error: ParseError): void {
    if (this.#broken || error.type === 'invalid-retry') return;
    this.#broken = true;
    if (error.field === 'error') this.#sink.onError(error.value ?? '');
    else this.#sink.onMalformed(error.message);
  }
}
