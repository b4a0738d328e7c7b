import type { Socket } from 'node:net';
import type { CallRecord } from '@mizani/core/inference/call-record';
import type { CompletionRequest } from '@mizani/core/inference/completion-request';
import type { CallOptions } from '@mizani/core/inference/runtime-client';
import type { Clock } from '@mizani/core/units/clock';
import type { Dispatcher } from 'undici';
import { routePath } from '../http/api-root.ts';
import { failureFromNetwork } from '../http/call-failure.ts';
import { observeSending } from '../http/observe-sending.ts';
import { presentableMessage } from '../http/server-message.ts';
import type { TimedDispatcher } from '../http/timed-dispatcher.ts';
import { AnswerReader } from './answer-reader.ts';
import { completionBody } from './completion-body.ts';
import { type CallEnding, type CallMoments, concludeCall } from './conclude-call.ts';
import { openResponseReader, type ResponseReader } from './response-reader.ts';

/** How long a server may keep the response open after `[DONE]` before the connection is given up. */
const AFTER_DONE_MS = 1_000;

export type CompletionRoute = {
  connection: TimedDispatcher;
  /** The root of the OpenAI-style routes. */
  root: URL;
  apiKey: string | null;
  clock: Clock;
};

/**
 * Sends one streamed completion and times it on the raw bytes: every stamp is taken when undici hands over what it
 * read from the socket, before anything is decoded. Always resolves; what went wrong is in the record.
 */
export function streamCompletion(
  route: CompletionRoute,
  request: CompletionRequest,
  options: CallOptions,
): Promise<CallRecord> {
  return new Promise((resolve) => {
    const call = new StreamedCall(route, request, (record) => {
      clearTimeout(idleTimer);
      clearTimeout(totalTimer);
      options.signal.removeEventListener('abort', onAbort);
      // All moments are taken; whoever calls next finds the connection ready.
      void route.connection.settle().then(() => resolve(record));
    });
    const onAbort = () => call.end({ kind: 'cancelled' });
    const idleTimer = setTimeout(() => {
      const message = `No byte came for ${options.idleTimeoutMs} ms.`;
      call.end({ kind: 'timed-out', failure: { errorClass: 'idle-timeout', message } });
    }, options.idleTimeoutMs);
    const totalTimer = setTimeout(() => {
      const message = `The request was not over after ${options.totalTimeoutMs} ms.`;
      call.end({ kind: 'timed-out', failure: { errorClass: 'total-timeout', message } });
    }, options.totalTimeoutMs);
    if (options.signal.aborted) {
      onAbort();
      return;
    }
    options.signal.addEventListener('abort', onAbort);
    call.send(() => idleTimer.refresh());
  });
}

/** One request in flight: undici's handler on one side, the moments and the answer on the other. */
class StreamedCall {
  readonly #route: CompletionRoute;
  readonly #request: CompletionRequest;
  readonly #settle: (record: CallRecord) => void;
  readonly #moments: CallMoments;
  readonly #answerReader = new AnswerReader();
  #response: ResponseReader | null = null;
  #controller: Dispatcher.DispatchController | null = null;
  #stopObserving: (() => void) | null = null;
  #doneTimer: NodeJS.Timeout | null = null;
  #over = false;

  constructor(
    route: CompletionRoute,
    request: CompletionRequest,
    settle: (record: CallRecord) => void,
  ) {
    this.#route = route;
    this.#request = request;
    this.#settle = settle;
    const startedAtMs = route.clock.monotonicMs();
    this.#moments = {
      startedAtMs,
      connectedAtMs: null,
      sentAtMs: null,
      headersAtMs: null,
      endedAtMs: startedAtMs,
    };
  }

  /** `onBytes` is called whenever the server shows life. */
  send(onBytes: () => void): void {
    const { connection, root, apiKey } = this.#route;
    const authorization = apiKey ? { authorization: `Bearer ${apiKey}` } : {};
    try {
      connection.dispatcher.dispatch(
        {
          path: routePath(root, '/chat/completions'),
          method: 'POST',
          headers: {
            'content-type': 'application/json',
            accept: 'text/event-stream',
            ...authorization,
          },
          body: completionBody(this.#request),
        },
        this.#handler(onBytes),
      );
    } catch (error) {
      this.end({ kind: 'failed', failure: failureFromNetwork(error) });
    }
  }

  /** Ends the call, once; what comes later is ignored, and a connection still in use is dropped. */
  end(ending: CallEnding): void {
    if (this.#over) return;
    this.#over = true;
    const { doneAtMs } = this.#answerReader.answer;
    this.#moments.endedAtMs = doneAtMs ?? this.#now();
    if (this.#doneTimer) clearTimeout(this.#doneTimer);
    this.#stopObserving?.();
    this.#answerReader.finish();
    const record = concludeCall({
      request: this.#request,
      moments: this.#moments,
      answer: this.#answerReader.answer,
      // After [DONE] the answer is whole, however the connection ends.
      ending: doneAtMs === null ? ending : { kind: 'ended' },
    });
    const message = record.errorMessage;
    this.#settle({
      ...record,
      errorMessage: message === null ? null : presentableMessage(message, this.#route.apiKey),
    });
    this.#controller?.abort(new Error('The call is over.'));
  }

  #now(): number {
    return this.#route.clock.monotonicMs();
  }

  #handler(onBytes: () => void): Dispatcher.DispatchHandler {
    return {
      onRequestStart: (controller) => {
        this.#controller = controller;
        if (this.#over) {
          controller.abort(new Error('The call is over.'));
          return;
        }
        this.#stopObserving = observeSending({
          onSocket: (socket) => this.#noteConnection(socket),
          onSent: () => {
            this.#moments.sentAtMs = this.#now();
          },
        });
      },
      onResponseStart: (_controller, status, headers) => {
        const atMs = this.#now();
        onBytes();
        // 1xx announcements may come first; the last ones are the response's own.
        this.#moments.headersAtMs = atMs;
        this.#response = openResponseReader(status, String(headers['content-type'] ?? ''));
      },
      onResponseData: (_controller, bytes) => {
        const atMs = this.#now();
        onBytes();
        this.#read((response) => response.read(bytes, atMs, this.#answerReader));
      },
      onResponseEnd: () => {
        const atMs = this.#now();
        this.#controller = null;
        this.#read((response) => response.finish(atMs, this.#answerReader));
        this.end({ kind: 'ended' });
      },
      onResponseError: (_controller, error) => {
        this.#controller = null;
        this.end({ kind: 'failed', failure: failureFromNetwork(error) });
      },
    };
  }

  #noteConnection(socket: Socket): void {
    const { startedAtMs } = this.#moments;
    const connectedAtMs = this.#route.connection.connectedAtMs(socket) ?? startedAtMs;
    this.#moments.connectedAtMs = Math.max(connectedAtMs, startedAtMs);
  }

  #read(take: (response: ResponseReader) => void): void {
    if (this.#over || !this.#response) return;
    take(this.#response);
    const { failure, doneAtMs } = this.#answerReader.answer;
    if (failure) this.end({ kind: 'failed', failure });
    else if (doneAtMs !== null) {
      this.#doneTimer ??= setTimeout(() => this.end({ kind: 'ended' }), AFTER_DONE_MS);
    }
  }
}
