import type { Host } from './host.ts';

export interface HostRepository {
  /** Creates the host of that name, or refreshes its fingerprint, version and last-seen time. */
  report(
    input: Pick<Host, 'name' | 'fingerprint' | 'fingerprintHash' | 'workerVersion'>,
    nowEpochMs: number,
  ): Promise<Host>;
  /** Only moves the last-seen time; one cheap statement. */
  touch(hostId: string, nowEpochMs: number): Promise<void>;
  find(id: string): Promise<Host | null>;
  list(): Promise<Host[]>;
}
