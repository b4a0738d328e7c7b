import { errorBody, messageOf } from './api-error.ts';
import type { ChatJob } from './chat-job.ts';
import { chunkBody, logprobsBody, usageChunkBody } from './chat-shapes.ts';

/** Server-sent events of one answer; each piece of text leaves as soon as it exists. */
export function streamAnswer(input: {
  job: ChatJob;
  includeUsage: boolean;
  signal: AbortSignal;
  onFailure: (error: unknown) => void;
}): Response {
  const { job, includeUsage } = input;
  const disconnected = new AbortController();
  const signal = AbortSignal.any([input.signal, disconnected.signal]);
  const encoder = new TextEncoder();

  const body = new ReadableStream<Uint8Array>({
    async start(controller) {
      const send = (data: string) => {
        if (!disconnected.signal.aborted) controller.enqueue(encoder.encode(`data: ${data}\n\n`));
      };
      const sendJson = (data: unknown) => send(JSON.stringify(data));
      try {
        const answer = job.run(signal, () =>
          sendJson(chunkBody(job.identity, { delta: { content: '', role: 'assistant' } })),
        );
        let step = await answer.next();
        for (; !step.done; step = await answer.next()) {
          const { text, logprobs } = step.value;
          sendJson(
            chunkBody(job.identity, {
              delta: { content: text },
              logprobs: logprobsBody(job.wantsLogprobs, logprobs),
            }),
          );
        }
        const { finishReason, completionTokens } = step.value;
        sendJson(chunkBody(job.identity, { delta: {}, finish_reason: finishReason }));
        if (includeUsage) {
          const usage = { promptTokens: job.promptTokens, completionTokens };
          sendJson(usageChunkBody(job.identity, usage));
        }
        send('[DONE]');
      } catch (error) {
        if (!signal.aborted) input.onFailure(error);
        // The status line is gone; as with Foundry Local an error record without [DONE] tells the client.
        sendJson(errorBody(500, `Inference failed: ${messageOf(error)}`));
      }
      if (!disconnected.signal.aborted) controller.close();
    },
    cancel() {
      disconnected.abort();
    },
  });

  return new Response(body, {
    headers: {
      'Content-Type': 'text/event-stream',
      'Cache-Control': 'no-cache',
      // Said outright, so that the HTTP adapter streams from the first byte and does not collect.
      'Transfer-Encoding': 'chunked',
    },
  });
}
