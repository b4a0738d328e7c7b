import { openEmbeddedTransport } from './embedded/open-embedded-transport.ts';
import type { ErrorReporter, JobTransport } from './job-transport.ts';

export type JobTransportOptions = { onError: ErrorReporter } & (
  | {
      mode: 'embedded';
      dataDir: string;
      /** The worker is the hub, and holds the data folder's lock; everybody else is a member. */
      role: 'hub' | 'member';
    }
  | { mode: 'redis'; redisUrl: string }
);

/**
 * Opens the way that work and events take between web and worker.
 * Throws `MizaniError('conflict')` when another hub serves the same data folder, `MizaniError('unavailable')` when
 * Redis cannot be reached, and `MizaniError('invalid-input')` for an address that is none. Once open, a transport
 * survives the loss of its peers and connects again by itself.
 */
export async function openJobTransport(options: JobTransportOptions): Promise<JobTransport> {
  if (options.mode === 'embedded') return openEmbeddedTransport(options);
  // Loaded only when wanted: the embedded mode starts faster without BullMQ.
  const { openRedisTransport } = await import('./bullmq/open-redis-transport.ts');
  return openRedisTransport(options);
}
