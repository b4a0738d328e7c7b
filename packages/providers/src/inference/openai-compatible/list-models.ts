import type { Clock } from '@mizani/core/units/clock';
import { z } from 'zod';
import { routePath } from '../http/api-root.ts';
import { requestJson } from '../http/request-json.ts';
import type { TimedDispatcher } from '../http/timed-dispatcher.ts';

const PROBE_TIMEOUT_MS = 5_000;

const listedModelSchema = z.object({
  id: z.string().min(1),
  alias: z.string().nullish(),
  /** The catalog alias, as one generation of Foundry Local calls it. */
  parent: z.string().nullish(),
  device: z.string().nullish(),
  executionProvider: z.string().nullish(),
  sizeBytes: z.number().nullish(),
});
export type ListedModel = z.infer<typeof listedModelSchema>;

const modelListSchema = z.object({ data: z.array(listedModelSchema) });

export type ModelListing =
  | { reachable: true; models: ListedModel[]; roundTripMs: number }
  | { reachable: false; error: string };

/** Asks `GET /models`. An error status, an unreadable answer and silence all count as not reachable. */
export async function listModels(
  input: { connection: TimedDispatcher; root: URL; apiKey: string | null; clock: Clock },
  signal: AbortSignal,
): Promise<ModelListing> {
  const startedAtMs = input.clock.monotonicMs();
  const answer = await requestJson(input.connection.dispatcher, {
    path: routePath(input.root, '/models'),
    apiKey: input.apiKey,
    timeoutMs: PROBE_TIMEOUT_MS,
    signal,
  });
  const roundTripMs = input.clock.monotonicMs() - startedAtMs;
  if (answer.kind === 'unreachable') return { reachable: false, error: answer.message };
  if (answer.kind === 'refused') {
    return { reachable: false, error: `${answer.message} (HTTP status ${answer.status})` };
  }
  const parsed = modelListSchema.safeParse(answer.value);
  return parsed.success
    ? { reachable: true, models: parsed.data.data, roundTripMs }
    : { reachable: false, error: 'The list of models has an unknown shape.' };
}
