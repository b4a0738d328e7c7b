import type { TokenLogprob } from '../generation/token-logprob.ts';
import type { ChatJob } from './chat-job.ts';
import { completionBody, logprobsBody } from './chat-shapes.ts';

/** Runs the job to its end and returns the body of a reply that is not streamed. */
export async function collectAnswer(job: ChatJob, signal: AbortSignal) {
  const answer = job.run(signal);
  const logprobs: TokenLogprob[] = [];
  let content = '';
  let step = await answer.next();
  for (; !step.done; step = await answer.next()) {
    content += step.value.text;
    logprobs.push(...step.value.logprobs);
  }
  return completionBody(job.identity, {
    content,
    finishReason: step.value.finishReason,
    logprobs: logprobsBody(job.wantsLogprobs, logprobs),
    usage: { promptTokens: job.promptTokens, completionTokens: step.value.completionTokens },
  });
}
