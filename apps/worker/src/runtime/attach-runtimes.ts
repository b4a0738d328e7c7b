import { normalizeBaseUrl } from '@mizani/core/host/normalize-base-url';
import type { RuntimeRepository } from '@mizani/core/host/runtime-repository';
import type { Clock } from '@mizani/core/units/clock';
import type { WorkerEnvironment } from '../env.ts';

/** Attaches the servers that the environment names. Their ports change from start to start; their names do not. */
export async function attachRuntimes(
  { runtimes, clock }: { runtimes: Pick<RuntimeRepository, 'attach'>; clock: Clock },
  environment: Pick<WorkerEnvironment, 'modelServerUrl' | 'foundryLocalEndpoint'>,
  hostId: string,
): Promise<void> {
  const { modelServerUrl, foundryLocalEndpoint } = environment;
  const named = [
    { kind: 'bundled', name: 'Bundled models', baseUrl: modelServerUrl },
    { kind: 'foundry-local', name: 'Foundry Local', baseUrl: foundryLocalEndpoint },
  ] as const;
  for (const { baseUrl, ...runtime } of named) {
    if (baseUrl === null) continue;
    await runtimes.attach(
      { hostId, ...runtime, baseUrl: normalizeBaseUrl(baseUrl) },
      clock.epochMs(),
    );
  }
}
