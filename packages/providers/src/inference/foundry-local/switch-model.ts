import { MizaniError } from '@mizani/core/errors/mizani-error';
import { z } from 'zod';
import { routePath } from '../http/api-root.ts';
import { type JsonAnswer, requestJson } from '../http/request-json.ts';
import { type ManagementRoute, readLoadedModels } from './management-state.ts';

/** The call blocks until the model is in memory; a large one from a cold disk takes minutes. */
const SWITCH_TIMEOUT_MS = 900_000;

const unchangedSchema = z.object({ status: z.enum(['already_loaded', 'not_loaded']) });

/**
 * Loads or unloads a model; `changed` is false when it was so already. Rejects with `MizaniError('unavailable')` and
 * the server's message when the server cannot do it.
 */
export async function switchModel(
  input: {
    route: ManagementRoute;
    verb: 'load' | 'unload';
    model: string;
    aliasOf(model: string, signal: AbortSignal): Promise<string | null>;
  },
  signal: AbortSignal,
): Promise<{ changed: boolean }> {
  const { route, verb, model } = input;
  const answer = await ask(route, verb, model, signal);
  if (answer.kind === 'answered')
    return { changed: !unchangedSchema.safeParse(answer.value).success };
  // One generation of the server finds models by alias here, although it lists and serves them by id.
  const alias = isNotFound(answer) ? await input.aliasOf(model, signal) : null;
  if (alias === null || alias === model) throw failed(verb, model, answer.message);
  const second = await ask(route, verb, alias, signal);
  if (second.kind !== 'answered') throw failed(verb, model, second.message);
  if (verb === 'load') await confirmLoaded(route, { model, alias }, signal);
  return { changed: !unchangedSchema.safeParse(second.value).success };
}

/** An alias stands for several variants, and the server picks one of them: measuring another one would be a lie. */
async function confirmLoaded(
  route: ManagementRoute,
  { model, alias }: { model: string; alias: string },
  signal: AbortSignal,
): Promise<void> {
  const loadedIds = await readLoadedModels(route, signal);
  if (loadedIds && !loadedIds.includes(model)) {
    throw failed('load', model, `The server loaded another variant of "${alias}".`);
  }
}

function ask(
  { dispatcher, root, apiKey }: ManagementRoute,
  verb: string,
  name: string,
  signal: AbortSignal,
): Promise<JsonAnswer> {
  const path = routePath(root, `/models/${verb}/${encodeURIComponent(name)}`);
  return requestJson(dispatcher, { path, apiKey, timeoutMs: SWITCH_TIMEOUT_MS, signal });
}

function isNotFound(answer: JsonAnswer): boolean {
  return answer.kind === 'refused' && answer.status === 404;
}

function failed(verb: string, model: string, message: string): MizaniError {
  return new MizaniError('unavailable', `The server could not ${verb} "${model}": ${message}`);
}
