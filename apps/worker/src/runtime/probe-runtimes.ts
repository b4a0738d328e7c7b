import type { RuntimeRepository } from '@mizani/core/host/runtime-repository';
import { type ProbeDependencies, probeRuntime } from './probe-runtime.ts';

export const PROBE_INTERVAL_MS = 60_000;

/**
 * Probes all servers of the host at once, so that one that hangs does not hide the others. Stops quietly when
 * `signal` is aborted; one that fails is reported and does not keep the others from being stored.
 */
export async function probeRuntimes(
  dependencies: ProbeDependencies & {
    runtimes: Pick<RuntimeRepository, 'list'>;
    onError: (error: unknown) => void;
  },
  hostId: string,
  signal: AbortSignal,
): Promise<void> {
  const runtimes = await dependencies.runtimes.list({ hostId });
  const reachable = runtimes.filter(({ kind }) => kind !== 'browser');
  await Promise.all(
    reachable.map((runtime) =>
      probeRuntime(dependencies, runtime.id, signal).catch((error: unknown) => {
        if (!signal.aborted) dependencies.onError(error);
      }),
    ),
  );
}
