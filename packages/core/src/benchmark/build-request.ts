import type { ChatMessage, CompletionRequest } from '../inference/completion-request.ts';
import type { Prompt } from '../prompt-set/prompt-set.ts';
import type { Run, RunTarget } from './run.ts';

const SEED_LIMIT = 2 ** 31;

/**
 * What is sent for a prompt: its system message if it has one, then the prompt; its own cap before the run's. Each
 * round has a seed of its own: with one for all, a server that honours it would repeat one draw, and the spread of
 * the answers would look narrower than it is.
 */
export function buildRequest(
  run: Pick<Run, 'parameters' | 'seed'>,
  target: Pick<RunTarget, 'model'>,
  prompt: Prompt,
  round: number,
): CompletionRequest {
  const { maxTokens, temperature, topP } = run.parameters;
  const messages: ChatMessage[] = [{ role: 'user', content: prompt.text }];
  if (prompt.system !== undefined) messages.unshift({ role: 'system', content: prompt.system });
  return {
    model: target.model,
    messages,
    maxTokens: prompt.maxTokens ?? maxTokens,
    temperature,
    seed: (run.seed + round) % SEED_LIMIT,
    ...(topP === undefined ? {} : { topP }),
  };
}
