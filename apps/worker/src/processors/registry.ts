import type { ProbeDependencies } from '../runtime/probe-runtime.ts';
import { createProbeRuntimeProcessor } from './probe-runtime.processor.ts';
import type { Processors } from './processor.ts';
import {
  createRunBenchmarkProcessor,
  type RunBenchmarkProcessorDependencies,
} from './run-benchmark.processor.ts';

export function createProcessors(
  dependencies: RunBenchmarkProcessorDependencies & ProbeDependencies,
): Processors {
  return {
    'run-benchmark': createRunBenchmarkProcessor(dependencies),
    'probe-runtime': createProbeRuntimeProcessor(dependencies),
  };
}
