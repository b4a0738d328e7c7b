import type { Run, RunTarget } from '../benchmark/run.ts';
import type { PromptSet } from '../prompt-set/prompt-set.ts';

/** What a target was measured under, as flat fields; null where it is not known or was not set. */
export type Configuration = Record<string, string | number | boolean | null>;

/**
 * Everything that two measurements must have in common for their numbers to mean the same: workload, load, machine,
 * server and model. How long was measured (rounds) and in which sequence (seed) is no part of it.
 */
export function describeConfiguration({
  run: { parameters, environment },
  promptSet,
  target,
}: {
  run: Pick<Run, 'parameters' | 'environment'>;
  promptSet: Pick<PromptSet, 'hash'>;
  target: RunTarget;
}): Configuration {
  const { arrivals } = parameters;
  const host = Object.entries(environment?.fingerprint ?? {}).map(([field, value]) => [
    `host.${field}`,
    flatten(value),
  ]);
  return {
    'promptSet.hash': promptSet.hash,
    'parameters.maxTokens': parameters.maxTokens,
    'parameters.temperature': parameters.temperature,
    'parameters.topP': parameters.topP ?? null,
    'parameters.concurrency': parameters.concurrency,
    'parameters.arrivals': arrivals
      ? `${arrivals.process} ${arrivals.ratesPerSecond.join(', ')} per second`
      : null,
    'parameters.order': parameters.order,
    'parameters.cold': parameters.cold,
    'parameters.warmups': parameters.warmups,
    'parameters.cooldownMs': parameters.cooldownMs,
    'parameters.driftGuard': parameters.driftGuard,
    'parameters.retries': parameters.retries,
    'parameters.idleTimeoutMs': parameters.idleTimeoutMs,
    'parameters.totalTimeoutMs': parameters.totalTimeoutMs,
    'host.fingerprintHash': environment?.fingerprintHash ?? null,
    ...Object.fromEntries(host),
    'runtime.kind': target.runtimeKind,
    'runtime.version': environment?.runtimeVersions[target.runtimeId] ?? null,
    'target.model': target.model,
    'target.device': target.device,
    'target.executionProvider': target.executionProvider,
  };
}

function flatten(value: unknown): Configuration[string] {
  switch (typeof value) {
    case 'string':
    case 'number':
    case 'boolean':
      return value;
    default:
      return value === null || value === undefined ? null : JSON.stringify(value);
  }
}
