import type { TokenLogprob } from '../generation/token-logprob.ts';

/** What all bodies and chunks of one answer share. */
export type AnswerIdentity = { created: number; id: string; model: string };

export type TokenUsage = { promptTokens: number; completionTokens: number };

type ChatChoice = {
  delta: { content?: string; role?: 'assistant' };
  finish_reason: 'stop' | 'length' | null;
  index: 0;
  logprobs: LogprobsBody | null;
};

type LogprobsBody = { content: TokenLogprob[]; refusal: null };

/** Keys stand in Foundry Local's order, which is the alphabet's. */
export function chunkBody(
  { created, id, model }: AnswerIdentity,
  choice: Pick<ChatChoice, 'delta'> & Partial<ChatChoice>,
) {
  const { delta, finish_reason = null, logprobs = null } = choice;
  return {
    choices: [{ delta, finish_reason, index: 0, logprobs }],
    created,
    id,
    model,
    object: 'chat.completion.chunk',
    system_fingerprint: null,
  };
}

export function usageChunkBody({ created, id, model }: AnswerIdentity, usage: TokenUsage) {
  return {
    choices: [],
    created,
    id,
    model,
    object: 'chat.completion.chunk',
    system_fingerprint: null,
    usage: usageBody(usage),
  };
}

export function completionBody(
  { created, id, model }: AnswerIdentity,
  answer: {
    content: string;
    finishReason: 'stop' | 'length';
    logprobs: LogprobsBody | null;
    usage: TokenUsage;
  },
) {
  return {
    choices: [
      {
        finish_reason: answer.finishReason,
        index: 0,
        logprobs: answer.logprobs,
        message: { content: answer.content, refusal: null, role: 'assistant' },
      },
    ],
    created,
    id,
    model,
    object: 'chat.completion',
    system_fingerprint: null,
    usage: usageBody(answer.usage),
  };
}

/** Null when log-probabilities were not asked for, so that they are absent rather than empty. */
export function logprobsBody(wanted: boolean, content: TokenLogprob[]): LogprobsBody | null {
  return wanted ? { content, refusal: null } : null;
}

function usageBody({ promptTokens, completionTokens }: TokenUsage) {
  return {
    completion_tokens: completionTokens,
    completion_tokens_details: { reasoning_tokens: 0 },
    prompt_tokens: promptTokens,
    prompt_tokens_details: { cached_tokens: 0 },
    total_tokens: promptTokens + completionTokens,
  };
}
