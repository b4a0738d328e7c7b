import type { Dispatcher } from 'undici';
import { z } from 'zod';
import { routePath } from './api-root.ts';
import { type JsonAnswer, requestJson } from './request-json.ts';

const COUNT_TIMEOUT_MS = 5_000;

/** Counts the tokens of a text with a server's own tokenizer; null when it offers none or cannot now. */
export type TokenCounter = (
  model: string,
  text: string,
  signal: AbortSignal,
) => Promise<number | null>;

/** What a route said: a count, that there is no such route, or that it cannot count now. */
type Reply = number | 'absent' | null;
type CountRoute = (model: string, text: string, signal: AbortSignal) => Promise<Reply>;

/** Where the server is, without `/v1`. */
export type CountingServer = { dispatcher: Dispatcher; root: URL; apiKey: string | null };

/**
 * Opens the counter of one server. Which of the known routes it has is found out with the first text and remembered,
 * also that it has none: a server without a tokenizer is asked once and not for every sample.
 */
export function openTokenCounter(server: CountingServer): TokenCounter {
  const candidates = [openConversationRoute(server), openTokenizeRoute(server)];
  let detecting: Promise<unknown> = Promise.resolve();

  const count = async (model: string, text: string, signal: AbortSignal) => {
    for (let route = candidates[0]; route; route = candidates[0]) {
      const reply = await route(model, text, signal);
      if (reply !== 'absent') {
        if (reply !== null) candidates.length = 1;
        return reply;
      }
      candidates.shift();
    }
    return null;
  };
  return async (model, text, signal) => {
    if (text === '') return 0;
    if (candidates.length <= 1) return count(model, text, signal);
    // Texts that come before the first answer wait for it.
    const mine = detecting.then(() => count(model, text, signal));
    detecting = mine.catch(() => null);
    return mine;
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

/** Servers disagree on the status of a route they do not have; what is said of a model is not about the route. */
function readReply(answer: JsonAnswer, read: (value: unknown) => number | undefined): Reply {
  if (answer.kind === 'answered') return read(answer.value) ?? 'absent';
  if (answer.kind === 'unreachable') return answer.answered ? 'absent' : null;
  const { status, message } = answer;
  if (PASSING_STATUSES.includes(status) || /model/i.test(message)) return null;
  return status < 500 || status === 501 ? 'absent' : null;
}

/** No text is made of no token. */
function credible(count: number): number | null {
  return count > 0 ? count : null;
}
