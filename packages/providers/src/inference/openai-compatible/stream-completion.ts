import type { Socket } from 'node:net';
import type { CallRecord } from '@mizani/core/inference/call-record';
import type { CompletionRequest } from '@mizani/core/inference/completion-request';
import type { CallOptions } from '@mizani/core/inference/runtime-client';
import type { Clock } from '@mizani/core/units/clock';
import type { Client, Dispatcher } from 'undici';
import { type Abortable, type AbortWatch, openAbortWatch } from '../http/abort-watch.ts';
import { routePath } from '../http/api-root.ts';
import { failureFromNetwork } from '../http/call-failure.ts';
import type { SendingListener } from '../http/observe-sending.ts';
import { readRetryAfter } from '../http/retry-after.ts';
import { presentableMessage } from '../http/server-message.ts';
import type { TimedDispatcher } from '../http/timed-dispatcher.ts';
import { AnswerReader } from './answer-reader.ts';
import { completionBody } from './completion-body.ts';
import { type CallEnding, type CallMoments, concludeCall } from './conclude-call.ts';
import { openResponseReader, type ResponseReader } from './response-reader.ts';

/** How long a server may keep the response open after it said that the answer was over. */
const AFTER_END_MS = 1_000;

export type CompletionRoute = {
  connection: TimedDispatcher;
  /** The root of the OpenAI-style routes. */
  root: URL;
  apiKey: string | null;
  clock: Clock;
};

/** What all calls of one client share. */
type CallContext = CompletionRoute & {
  path: string;
  headers: Record<string, string>;
  aborts: AbortWatch;
};

/**
 * Opens the function that sends one streamed completion and times it on the raw bytes: every stamp is taken when undici
 * hands over what it read from the socket, before anything is decoded. It always resolves; what went wrong is in the
 * record.
 */
export function openCompletionStream(
  route: CompletionRoute,
): (request: CompletionRequest, options: CallOptions) => Promise<CallRecord> {
  const context: CallContext = {
    ...route,
    path: routePath(route.root, '/chat/completions'),
    headers: {
      'content-type': 'application/json',
      accept: 'text/event-stream',
      ...(route.apiKey ? { authorization: `Bearer ${route.apiKey}` } : {}),
    },
    aborts: openAbortWatch(),
  };
  return (request, options) =>
    new Promise((resolve) => {
      // Writing the body down is our own work, so it is done before the clock starts.
      const body = completionBody(request);
      const call = new StreamedCall({ context, request, options, resolve });
      if (options.signal.aborted) call.abort();
      else call.send(body);
    });
}

/** One request in flight: undici's handler on one side, the moments and the answer on the other. */
class StreamedCall implements Dispatcher.DispatchHandler, SendingListener, Abortable {
  readonly #context: CallContext;
  readonly #request: CompletionRequest;
  readonly #options: CallOptions;
  readonly #resolve: (record: CallRecord) => void;
  readonly #moments: CallMoments;
  readonly #reader: AnswerReader;
  #response: ResponseReader | null = null;
  #retryAfterMs: number | null = null;
  #connection: Client | null = null;
  #controller: Dispatcher.DispatchController | null = null;
  #timer: NodeJS.Timeout | null = null;
  /** When the server last showed life. */
  #lastBytesAtMs: number;
  #over = false;

  constructor(input: {
    context: CallContext;
    request: CompletionRequest;
    options: CallOptions;
    resolve: (record: CallRecord) => void;
  }) {
    this.#context = input.context;
    this.#request = input.request;
    this.#options = input.options;
    this.#resolve = input.resolve;
    this.#reader = new AnswerReader(input.request.maxTokens);
    const startedAtMs = this.#now();
    this.#lastBytesAtMs = startedAtMs;
    this.#moments = {
      startedAtMs,
      connectedAtMs: null,
      sentAtMs: null,
      headersAtMs: null,
      endedAtMs: startedAtMs,
    };
  }

  send(body: Buffer): void {
    const { connection, path, headers, aborts } = this.#context;
    const { signal, idleTimeoutMs, totalTimeoutMs } = this.#options;
    aborts.add(signal, this);
    this.#watch(Math.min(idleTimeoutMs, totalTimeoutMs));
    this.#connection = connection.take();
    try {
      this.#connection.dispatch({ path, method: 'POST', headers, body }, this);
    } catch (error) {
      this.#end({ kind: 'failed', failure: failureFromNetwork(error) });
      this.#release();
    }
  }

  abort(): void {
    this.#end({ kind: 'cancelled' });
  }

  onSocket(socket: Socket): void {
    const { startedAtMs } = this.#moments;
    const connectedAtMs = this.#context.connection.connectedAtMs(socket) ?? startedAtMs;
    this.#moments.connectedAtMs = Math.max(connectedAtMs, startedAtMs);
  }

  onSent(): void {
    this.#moments.sentAtMs = this.#now();
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.#controller = controller;
    if (this.#over) controller.abort(new Error('The call is over.'));
    else this.#context.connection.sending.expect(this);
  }

  onResponseStart(
    _controller: Dispatcher.DispatchController,
    status: number,
    headers: Record<string, string | string[] | undefined>,
  ): void {
    const atMs = this.#now();
    this.#lastBytesAtMs = atMs;
    // 1xx announcements may come first; the last ones are the response's own.
    this.#moments.headersAtMs = atMs;
    if (status >= 400) {
      this.#retryAfterMs = readRetryAfter(headers['retry-after'], this.#context.clock.epochMs());
    }
    const contentType = String(headers['content-type'] ?? '');
    this.#response = openResponseReader(status, contentType, this.#reader);
  }

  onResponseData(_controller: Dispatcher.DispatchController, bytes: Buffer): void {
    const atMs = this.#now();
    if (this.#over) return;
    this.#lastBytesAtMs = atMs;
    const reader = this.#reader;
    // After the end of the answer nothing more is of interest.
    if (reader.answer.doneAtMs !== null) return;
    reader.atMs = atMs;
    this.#response?.decode(bytes);
    const { failure } = reader.answer;
    if (failure) this.#end({ kind: 'failed', failure });
  }

  onResponseEnd(): void {
    this.#reader.atMs = this.#now();
    this.#controller = null;
    if (!this.#over) this.#response?.finish();
    const { failure } = this.#reader.answer;
    this.#end(failure ? { kind: 'failed', failure } : { kind: 'ended' });
    this.#release();
  }

  onResponseError(_controller: Dispatcher.DispatchController, error: Error): void {
    this.#controller = null;
    this.#end({ kind: 'failed', failure: failureFromNetwork(error) });
    this.#release();
  }

  #now(): number {
    return this.#context.clock.monotonicMs();
  }

  /** One timer for all limits, which bytes never touch: they only note when they came. */
  #watch(milliseconds: number): void {
    this.#timer = setTimeout(() => this.#checkTime(), Math.min(milliseconds, AFTER_END_MS));
  }

  #checkTime(): void {
    const nowMs = this.#now();
    const { idleTimeoutMs, totalTimeoutMs } = this.#options;
    const { doneAtMs, finishedAtMs } = this.#reader.answer;
    const endAtMs = doneAtMs ?? finishedAtMs;
    const untilEndMs = endAtMs === null ? Infinity : endAtMs + AFTER_END_MS - nowMs;
    const untilIdleMs = this.#lastBytesAtMs + idleTimeoutMs - nowMs;
    const untilTotalMs = this.#moments.startedAtMs + totalTimeoutMs - nowMs;
    if (untilEndMs <= 0) this.#end({ kind: 'ended' });
    else if (untilTotalMs <= 0) {
      const message = `The request was not over after ${totalTimeoutMs} ms.`;
      this.#end({ kind: 'timed-out', failure: { errorClass: 'total-timeout', message } });
    } else if (untilIdleMs <= 0) {
      const message = `No byte came for ${idleTimeoutMs} ms.`;
      this.#end({ kind: 'timed-out', failure: { errorClass: 'idle-timeout', message } });
    } else this.#watch(Math.ceil(Math.min(untilEndMs, untilIdleMs, untilTotalMs)));
  }

  /** Ends the call, once; what comes later is ignored, and a connection still in use is dropped. */
  #end(ending: CallEnding): void {
    if (this.#over) return;
    this.#over = true;
    if (this.#timer) clearTimeout(this.#timer);
    const { connection, aborts } = this.#context;
    connection.sending.forget(this);
    aborts.remove(this.#options.signal, this);
    this.#moments.endedAtMs = this.#endedAtMs(ending);
    this.#controller?.abort(new Error('The call is over.'));
    // What follows an answer (its record, its sample, the next request) takes longer than to read one. Other answers
    // that have come by now are stamped first, or they would count this work as their server's time.
    setImmediate(() => this.#conclude(ending));
  }

  #conclude(ending: CallEnding): void {
    const { apiKey } = this.#context;
    const { answer } = this.#reader;
    this.#reader.finish();
    const record = concludeCall({
      request: this.#request,
      moments: this.#moments,
      answer,
      // After [DONE] the answer is whole, however the connection ends.
      ending: answer.doneAtMs === null ? ending : { kind: 'ended' },
      retryAfterMs: this.#retryAfterMs,
    });
    if (record.errorMessage !== null) {
      record.errorMessage = presentableMessage(record.errorMessage, apiKey);
    }
    this.#resolve(record);
  }

  /** The wait for a response that stayed open is none of the answer's time. */
  #endedAtMs(ending: CallEnding): number {
    const { doneAtMs, finishedAtMs } = this.#reader.answer;
    if (doneAtMs !== null) return doneAtMs;
    if (ending.kind !== 'ended') return this.#now();
    const stayedOpen = this.#controller !== null;
    return stayedOpen ? (finishedAtMs ?? this.#now()) : this.#reader.atMs;
  }

  /** Undici is done with the request: its connection can carry the next one. */
  #release(): void {
    if (this.#connection) this.#context.connection.giveBack(this.#connection);
    this.#connection = null;
  }
}
