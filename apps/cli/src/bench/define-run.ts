import type { newRunSchema } from '@mizani/core/benchmark/run-definition';
import { CLOSED_QUESTIONS_SAMPLE } from '@mizani/core/prompt-set/closed-questions';
import type { z } from 'zod';
import { type Api, understand } from '../api/connect.ts';
import { promptSetListSchema, targetListSchema } from '../api/resources.ts';
import { UsageError } from '../exit-codes.ts';
import type { Benchmark } from './read-benchmark.ts';

/**
 * The body of `POST /runs`: all available targets where none were named, and the id of the prompt set.
 * Throws `UsageError` when there is no target, or no such prompt set.
 */
export async function defineRun(
  api: Pick<Api, 'read'>,
  benchmark: Benchmark,
): Promise<z.input<typeof newRunSchema>> {
  const { parameters, prompts } = benchmark;
  const targets = benchmark.targets ?? (await findAvailableTargets(api));
  const workload =
    prompts === null
      ? { promptSet: await findPromptSet(api, benchmark.promptSet ?? CLOSED_QUESTIONS_SAMPLE.name) }
      : { prompts };
  return { ...parameters, kind: 'benchmark', targets, ...workload };
}

async function findAvailableTargets(api: Pick<Api, 'read'>): Promise<string[]> {
  const { items } = understand(targetListSchema, await api.read('/targets'));
  const available = items.filter((target) => target.available);
  if (available.length === 0)
    throw new UsageError('No target is available. Attach a server first.');
  return available.map(({ id }) => id);
}

/** By id, or by name whatever its case; of several versions the newest. */
async function findPromptSet(api: Pick<Api, 'read'>, idOrName: string): Promise<string> {
  const { items } = understand(promptSetListSchema, await api.read('/prompt-sets'));
  const wanted = idOrName.trim().toLowerCase();
  const [newest] = items
    .filter(({ id, name }) => id === idOrName || name?.toLowerCase() === wanted)
    .sort((a, b) => b.version - a.version);
  if (newest !== undefined) return newest.id;
  const names = [...new Set(items.flatMap(({ name }) => name ?? []))];
  throw new UsageError(
    `--prompt-set must be an id or name of one (it is "${idOrName}"); there are: ${names.join(', ')}.`,
  );
}
