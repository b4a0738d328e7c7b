import { setImmediate } from 'node:timers/promises';
import type { LanguageModel } from '../model/language-model.ts';
import { chooseToken, type SamplingOptions } from './choose-token.ts';
import { IncrementalDecoder } from './incremental-decoder.ts';
import { StopCutter } from './stop-cutter.ts';
import { reportLogprob, type TokenLogprob } from './token-logprob.ts';

export type AnswerOptions = SamplingOptions & {
  promptTokenIds: readonly number[];
  maxTokens: number;
  stops: readonly string[];
  /** Alternatives to report per token; null reports no log-probabilities at all. */
  topLogprobs: number | null;
  signal: AbortSignal;
  /** Called for each token the model has produced, the end token included. */
  onToken: () => void;
};

export type AnswerPiece = { text: string; logprobs: TokenLogprob[] };

export type AnswerEnd = {
  /** `length`: the answer was cut at `maxTokens`. */
  finishReason: 'stop' | 'length';
  /** Tokens the model produced, without the end token: as many as the text has, and what a stop sequence cut off. */
  completionTokens: number;
};

/**
 * Yields the answer as it comes into being and returns how it ended.
 * Throws the signal's reason as soon as it is aborted; no token is computed after that.
 */
export async function* generateAnswer(
  model: LanguageModel,
  options: AnswerOptions,
): AsyncGenerator<AnswerPiece, AnswerEnd> {
  const decoder = model.startDecoder();
  const text = new IncrementalDecoder(model.decode);
  const cutter = new StopCutter(options.stops);
  const report = new LogprobLedger();
  let unread = options.promptTokenIds;
  let completionTokens = 0;
  let ended = false;

  while (completionTokens < options.maxTokens && !cutter.stopped) {
    // One turn of the event loop per token: what was written leaves, and other requests are heard.
    await setImmediate();
    options.signal.throwIfAborted();
    const logits = await decoder.read(unread);
    const tokenId = chooseToken(logits, options);
    options.onToken();
    ended = model.endTokenIds.has(tokenId);
    if (ended) break;
    completionTokens += 1;
    unread = [tokenId];

    if (options.topLogprobs !== null) {
      const { describeToken } = model;
      report.add(reportLogprob({ tokenId, logits, topCount: options.topLogprobs, describeToken }));
    }
    const decoded = text.push(tokenId);
    report.decodedLength += decoded.length;
    const ready = cutter.push(decoded);
    if (ready !== '') yield { text: ready, logprobs: report.take(ready.length) };
  }

  if (!cutter.stopped) {
    const rest = cutter.push(text.flush());
    const last = cutter.stopped ? rest : rest + cutter.flush();
    const logprobs = cutter.stopped ? report.take(last.length) : report.takeAll();
    if (last !== '' || logprobs.length > 0) yield { text: last, logprobs };
  }
  return { finishReason: ended || cutter.stopped ? 'stop' : 'length', completionTokens };
}

/** Hands out each token's report with the text it begins in, so that tokens cut off by a stop are not reported. */
class LogprobLedger {
  decodedLength = 0;
  #givenOutLength = 0;
  #waiting: { startsAt: number; entry: TokenLogprob }[] = [];

  /** Call before `decodedLength` grows by the token's text. */
  add(entry: TokenLogprob): void {
    this.#waiting.push({ startsAt: this.decodedLength, entry });
  }

  take(textLength: number): TokenLogprob[] {
    this.#givenOutLength += textLength;
    const count = this.#waiting.findIndex(({ startsAt }) => startsAt >= this.#givenOutLength);
    const taken = this.#waiting.splice(0, count === -1 ? this.#waiting.length : count);
    return taken.map(({ entry }) => entry);
  }

  takeAll(): TokenLogprob[] {
    return this.#waiting.splice(0).map(({ entry }) => entry);
  }
}
