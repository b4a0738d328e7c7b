import { notFound } from '@mizani/core/errors/mizani-error';
import type { RuntimeRepository } from '@mizani/core/host/runtime-repository';
import type { RuntimeClient } from '@mizani/core/inference/runtime-client';
import type { Clock } from '@mizani/core/units/clock';
import { openRuntimeClient } from '@mizani/providers/inference/open-runtime-client';

/** The connections of this worker to the inference servers of its host. */
export type RuntimeClients = {
  /**
   * The client of a runtime; the same one until its address or key changes. Belongs to this object: do not close it.
   * Throws `MizaniError('not-found')` for a runtime that is gone, and what the repository throws for an unreadable key.
   */
  open(runtimeId: string): Promise<RuntimeClient>;
  close(): Promise<void>;
};

export function createRuntimeClients(dependencies: {
  runtimes: Pick<RuntimeRepository, 'find' | 'readApiKey'>;
  clock: Clock;
}): RuntimeClients {
  const { runtimes, clock } = dependencies;
  const opened = new Map<string, { address: string; client: RuntimeClient }>();

  return {
    async open(runtimeId) {
      const runtime = await runtimes.find(runtimeId);
      if (runtime === null) throw notFound('runtime', runtimeId);
      const apiKey = runtime.hasApiKey ? await runtimes.readApiKey(runtimeId) : null;
      const { kind, baseUrl } = runtime;
      const address = JSON.stringify([kind, baseUrl, apiKey]);
      const known = opened.get(runtimeId);
      if (known?.address === address) return known.client;
      const client = openRuntimeClient({ kind, baseUrl, apiKey, clock });
      opened.set(runtimeId, { address, client });
      await known?.client.close();
      return client;
    },
    async close() {
      const clients = [...opened.values()];
      opened.clear();
      await Promise.all(clients.map(({ client }) => client.close()));
    },
  };
}
