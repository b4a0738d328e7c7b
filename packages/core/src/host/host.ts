/** What a host is made of; null where it could not be found out. */
export type HostFingerprint = {
  platform: string;
  release: string;
  architecture: string;
  cpuModel: string | null;
  logicalCores: number;
  memoryBytes: number;
  nodeVersion: string;
};

export type Host = {
  id: string;
  name: string;
  fingerprint: HostFingerprint;
  /** SHA-256 of the canonical fingerprint: a new value means changed hardware or software. */
  fingerprintHash: string;
  workerVersion: string;
  lastSeenEpochMs: number;
  createdEpochMs: number;
};

/** A worker reports every 15 s; three missed reports and its host counts as offline. */
export const HOST_REPORT_INTERVAL_MS = 15_000;

export function isOnline(host: Pick<Host, 'lastSeenEpochMs'>, nowEpochMs: number): boolean {
  return nowEpochMs - host.lastSeenEpochMs < 3 * HOST_REPORT_INTERVAL_MS;
}
