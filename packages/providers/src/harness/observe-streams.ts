import { measureStreamErrors, type StreamErrors } from '@mizani/core/harness/measure-stream-errors';
import type { RuntimeClient } from '@mizani/core/inference/runtime-client';
import { readStamps } from '../reference-server/stamp.ts';

const STREAM_WITHIN_MS = 30_000;
const MAX_TOKENS = 1_000;

/**
 * Makes streams on a stamping reference server, `concurrency` at once and `perLane` one after the other in each, and
 * tells how far each report was from the truth. Rejects when one of them fails, or with the reason of `signal`.
 */
export async function observeStreams(
  client: Pick<RuntimeClient, 'complete'>,
  input: { model: string; concurrency: number; perLane: number; signal: AbortSignal },
): Promise<StreamErrors[]> {
  const lanes = Array.from({ length: input.concurrency }, async () => {
    const observed: StreamErrors[] = [];
    for (let stream = 0; stream < input.perLane; stream += 1) {
      observed.push(await observeStream(client, input.model, input.signal));
    }
    return observed;
  });
  return (await Promise.all(lanes)).flat();
}

async function observeStream(
  client: Pick<RuntimeClient, 'complete'>,
  model: string,
  signal: AbortSignal,
): Promise<StreamErrors> {
  const request = {
    model,
    messages: [{ role: 'user' as const, content: 'What time is it?' }],
    maxTokens: MAX_TOKENS,
    temperature: 0,
  };
  const limits = { idleTimeoutMs: STREAM_WITHIN_MS, totalTimeoutMs: STREAM_WITHIN_MS };
  // Not the client's clock, which is part of what is examined.
  const startedAtNs = process.hrtime.bigint();
  const reported = await client.complete(request, { ...limits, signal });
  const reportedAtNs = process.hrtime.bigint();
  signal.throwIfAborted();
  if (reported.outcome !== 'succeeded') {
    const reason = reported.errorMessage ?? reported.errorClass ?? reported.outcome;
    throw new Error(`A stream of the reference server failed: ${reason}`);
  }
  const stampsNs = readStamps(reported.text);
  return measureStreamErrors({ startedAtNs, stampsNs, reportedAtNs }, reported);
}
