import { type ProbeDependencies, probeRuntime } from '../runtime/probe-runtime.ts';
import type { Processor } from './processor.ts';

export function createProbeRuntimeProcessor(
  dependencies: ProbeDependencies,
): Processor<'probe-runtime'> {
  return async ({ runtimeId }, { signal }) => {
    await probeRuntime(dependencies, runtimeId, signal);
    return { kind: 'completed' };
  };
}
