import { messageOf } from '../http/server-message.ts';

/** The tokens that a chunk reports; null where it reports none, or something that is no count. */
export type ReportedUsage = {
  promptTokens: number | null;
  completionTokens: number | null;
  reasoningTokens: number | null;
  cachedPromptTokens: number | null;
};

/** What one event of the stream says; texts are empty and counts null where it says nothing. */
export type Chunk =
  | { kind: 'done' }
  | { kind: 'malformed' }
  | { kind: 'error'; message: string }
  | {
      kind: 'delta';
      hasChoice: boolean;
      /** What is said to the user: the answer, or the refusal to give one. */
      content: string;
      /** Text of every other channel: reasoning, names and arguments of tool and function calls. */
      otherText: string;
      finishReason: string | null;
      usage: ReportedUsage | null;
    };

const BRACE = '{'.charCodeAt(0);
const DONE: Chunk = { kind: 'done' };
const MALFORMED: Chunk = { kind: 'malformed' };

/**
 * Reads the data of one event. Tolerates unknown keys, empty choices and absent fields; never throws. A field of
 * another type than the protocol's makes the chunk malformed. Written by hand: this runs for every token.
 */
export function readChunk(data: string): Chunk {
  if (data.charCodeAt(0) !== BRACE && data.trim() === '[DONE]') return DONE;
  const chunk = parseJson(data);
  if (!isRecord(chunk)) return MALFORMED;
  const { choices, usage, error } = chunk;
  if (!isAbsent(usage) && !isRecord(usage)) return MALFORMED;
  const choice = readFirstChoice(choices);
  if (choice === 'malformed') return MALFORMED;
  if (!isAbsent(error)) return { kind: 'error', message: messageOf(error) ?? '' };
  // An error in the place of a chunk, as vLLM writes it.
  if (chunk.object === 'error') return { kind: 'error', message: messageOf(chunk) ?? '' };
  return {
    kind: 'delta',
    hasChoice: choice !== null,
    content: choice?.content ?? '',
    otherText: choice?.otherText ?? '',
    finishReason: choice?.finishReason ?? null,
    usage: isAbsent(usage) ? null : readUsage(usage),
  };
}

type Choice = { content: string; otherText: string; finishReason: string | null };

/** The first choice, null when there is none. The others are checked too: a broken chunk is broken as a whole. */
function readFirstChoice(choices: unknown): Choice | null | 'malformed' {
  if (isAbsent(choices)) return null;
  if (!Array.isArray(choices)) return 'malformed';
  let first: Choice | null = null;
  for (const item of choices as unknown[]) {
    const choice = readChoice(item);
    if (choice === 'malformed') return choice;
    first ??= choice;
  }
  return first;
}

function readChoice(item: unknown): Choice | 'malformed' {
  if (!isRecord(item)) return 'malformed';
  const { finish_reason: finishReason } = item;
  if (!isText(finishReason)) return 'malformed';
  // Some servers send whole messages in their stream, or the text of the older completions.
  const texts = readTexts(item.delta ?? item.message ?? { content: item.text });
  return texts === 'malformed' ? texts : { ...texts, finishReason: finishReason || null };
}

function readTexts(said: unknown): Omit<Choice, 'finishReason'> | 'malformed' {
  if (!isRecord(said)) return 'malformed';
  const { content, refusal, reasoning_content: longName, reasoning: shortName } = said;
  const { tool_calls: calls, function_call: call } = said;
  const toolText = isAbsent(calls) ? '' : readToolText(calls);
  const callText = readCallText(call);
  if (!isText(content) || !isText(refusal) || !isText(longName) || !isText(shortName)) {
    return 'malformed';
  }
  if (toolText === null || callText === null) return 'malformed';
  return {
    content: (content ?? '') + (refusal ?? ''),
    // Two names of one channel; a server that sends both sends the same text twice.
    otherText: (longName ?? shortName ?? '') + toolText + callText,
  };
}

/** Names and arguments of tool calls; null when they are none. */
function readToolText(calls: unknown): string | null {
  if (!Array.isArray(calls)) return null;
  let text = '';
  for (const call of calls as unknown[]) {
    const callText = isRecord(call) ? readCallText(call.function) : null;
    if (callText === null) return null;
    text += callText;
  }
  return text;
}

/** Name and arguments of one call of a function; empty when there is none, null when it is no call. */
function readCallText(called: unknown): string | null {
  if (isAbsent(called)) return '';
  if (!isRecord(called) || !isText(called.name) || !isText(called.arguments)) return null;
  return (called.name ?? '') + (called.arguments ?? '');
}

function readUsage(usage: Record<string, unknown>): ReportedUsage {
  const { completion_tokens_details: completion, prompt_tokens_details: prompt } = usage;
  return {
    promptTokens: readCount(usage.prompt_tokens),
    completionTokens: readCount(usage.completion_tokens),
    reasoningTokens: isRecord(completion) ? readCount(completion.reasoning_tokens) : null,
    cachedPromptTokens: isRecord(prompt) ? readCount(prompt.cached_tokens) : null,
  };
}

const COUNT_MAX = 2_147_483_647;

/** A count that is none, such as 12.5 or -1, counts as not given: the rest of the answer is still good. */
function readCount(value: unknown): number | null {
  return Number.isInteger(value) && (value as number) >= 0 && (value as number) <= COUNT_MAX
    ? (value as number)
    : null;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isText(value: unknown): value is string | null | undefined {
  return typeof value === 'string' || isAbsent(value);
}

function isAbsent(value: unknown): value is null | undefined {
  return value === undefined || value === null;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
