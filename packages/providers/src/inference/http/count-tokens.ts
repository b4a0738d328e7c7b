import type { RuntimeClient } from '@mizani/core/inference/runtime-client';
import type { Dispatcher } from 'undici';
import { z } from 'zod';
import { routePath } from './api-root.ts';
import { type JsonAnswer, requestJson } from './request-json.ts';

const COUNT_TIMEOUT_MS = 5_000;

/** A server's own tokenizer, as part of a `RuntimeClient`. */
export type TokenCounter = Pick<RuntimeClient, 'countTokens' | 'canCountTokens'>;

/**
 * What a route said: a count, that there is no such route (`absent`), something that servers also say when they have
 * none (`refused`), or that it cannot count now.
 */
type Reply = number | 'absent' | 'refused' | null;
type CountRoute = (model: string, text: string, signal: AbortSignal) => Promise<Reply>;

/** Where the server is, without `/v1`. */
export type CountingServer = { dispatcher: Dispatcher; root: URL; apiKey: string | null };

/**
 * Opens the counter of one server. Which of the known routes it has is found out with the first text and remembered,
 * also that it has none: a server without a tokenizer is asked once and not for every sample. A route that has counted
 * before is only given up when the server says that it is gone: what else it refuses is this one text.
 */
export function openTokenCounter(server: CountingServer): TokenCounter {
  const candidates = [openConversationRoute(server), openTokenizeRoute(server)];
  let hasCounted = false;
  let detecting: Promise<unknown> = Promise.resolve();

  const count = async (model: string, text: string, signal: AbortSignal) => {
    for (let route = candidates[0]; route; route = candidates[0]) {
      const reply = await route(model, text, signal);
      if (typeof reply === 'number') {
        candidates.length = 1;
        hasCounted = true;
        return reply;
      }
      if (reply === null || (reply === 'refused' && hasCounted)) return null;
      // Of texts that were asked for at the same time, the first one to hear so takes the route away.
      if (candidates[0] === route) candidates.shift();
    }
    return null;
  };
  return {
    canCountTokens: () => candidates.length > 0,
    async countTokens(model, text, signal) {
      if (text === '') return 0;
      if (candidates.length <= 1) return count(model, text, signal);
      // Texts that come before the first answer wait for it.
      const mine = detecting.then(() => count(model, text, signal));
      detecting = mine.catch(() => null);
      return mine;
    },
  };
}

const conversationSchema = z.object({ tokenCount: z.int().min(0) });

/**
 * The route of Foundry Local's first generation and of the bundled model server. It counts a conversation, chat
 * template included, so what the template adds is taken off: the count of a letter, which is one token everywhere.
 */
function openConversationRoute(server: CountingServer): CountRoute {
  const templateTokens = new Map<string, number>();
  const ask = async (model: string, content: string, signal: AbortSignal): Promise<Reply> => {
    const answer = await post(server, '/v1/chat/completions/tokenizer/encode/count', signal, {
      model,
      messages: [{ role: 'user', content }],
    });
    return readReply(answer, (value) => conversationSchema.safeParse(value).data?.tokenCount);
  };
  return async (model, text, signal) => {
    const whole = await ask(model, text, signal);
    if (typeof whole !== 'number') return whole;
    const known = templateTokens.get(model);
    const letter = known === undefined ? await ask(model, 'a', signal) : known + 1;
    if (typeof letter !== 'number') return null;
    templateTokens.set(model, letter - 1);
    return credible(whole - letter + 1);
  };
}

const tokenizeSchema = z.union([
  z.object({ count: z.int().min(0) }).transform(({ count }) => count),
  z.object({ tokens: z.array(z.unknown()) }).transform(({ tokens }) => tokens.length),
]);

/** `/tokenize` of vLLM (`prompt` -> `count`) and of llama.cpp (`content` -> `tokens`); each ignores the other's words. */
function openTokenizeRoute(server: CountingServer): CountRoute {
  return async (model, text, signal) => {
    const answer = await post(server, '/tokenize', signal, {
      model,
      prompt: text,
      add_special_tokens: false,
      content: text,
      add_special: false,
    });
    const reply = readReply(answer, (value) => tokenizeSchema.safeParse(value).data);
    return typeof reply === 'number' ? credible(reply) : reply;
  };
}

function post(
  { dispatcher, root, apiKey }: CountingServer,
  route: string,
  signal: AbortSignal,
  body: object,
): Promise<JsonAnswer> {
  const path = routePath(root, route);
  return requestJson(dispatcher, { path, apiKey, timeoutMs: COUNT_TIMEOUT_MS, signal, body });
}

/** Refusals that say nothing about the route: they may be different for the next text. */
const PASSING_STATUSES = [401, 403, 408, 429];

/** Statuses of a route that does not exist; some servers have others for it. */
const ABSENT_STATUSES = [404, 405, 501];

/** Servers disagree on the status of a route they do not have; what is said of a model is not about the route. */
function readReply(answer: JsonAnswer, read: (value: unknown) => number | undefined): Reply {
  if (answer.kind === 'answered') return read(answer.value) ?? 'refused';
  if (answer.kind === 'unreachable') return answer.answered ? 'refused' : null;
  const { status, message } = answer;
  if (PASSING_STATUSES.includes(status) || /model/i.test(message)) return null;
  if (ABSENT_STATUSES.includes(status)) return 'absent';
  return status < 500 ? 'refused' : null;
}

/** No text is made of no token. */
function credible(count: number): number | null {
  return count > 0 ? count : null;
}
