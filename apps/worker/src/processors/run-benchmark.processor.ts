import { type RunBenchmarkDependencies, runBenchmark } from '@mizani/core/benchmark/run-benchmark';
import type { RuntimeClients } from '../runtime/runtime-clients.ts';
import type { Processor } from './processor.ts';

export type RunBenchmarkProcessorDependencies = Omit<RunBenchmarkDependencies, 'openRuntime'> & {
  clients: RuntimeClients;
};

export function createRunBenchmarkProcessor({
  clients,
  ...dependencies
}: RunBenchmarkProcessorDependencies): Processor<'run-benchmark'> {
  return ({ runId }, { job, signal }) => {
    // One look-up per runtime and attempt: a run keeps the servers it began with.
    const opened = new Map<string, ReturnType<RuntimeClients['open']>>();
    const openRuntime = (runtimeId: string) => {
      const client = opened.get(runtimeId) ?? clients.open(runtimeId);
      opened.set(runtimeId, client);
      return client;
    };
    const isFirstAttempt = job.attempt === 1;
    return runBenchmark({ ...dependencies, openRuntime }, { runId, signal, isFirstAttempt });
  };
}
