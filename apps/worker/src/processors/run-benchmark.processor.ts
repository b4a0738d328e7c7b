import { setMaxListeners } from 'node:events';
import { type RunBenchmarkDependencies, runBenchmark } from '@mizani/core/benchmark/run-benchmark';
import { anchorClock } from '@mizani/providers/hardware/anchor-clock';
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
    // Samples are dated by one reading of the date, so that no correction of it comes between them.
    const clock = anchorClock(dependencies.clock);
    // Every request in flight listens to it, which is no leak.
    setMaxListeners(0, signal);
    const isFirstAttempt = job.attempt === 1;
    return runBenchmark({ ...dependencies, clock, openRuntime }, { runId, signal, isFirstAttempt });
  };
}
