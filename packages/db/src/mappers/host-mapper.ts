import type { Host, HostFingerprint } from '@mizani/core/host/host';
import type { Host as HostRow } from '../generated/sqlite/client.ts';

export function toHost(row: HostRow): Host {
  const { fingerprintJson, ...rest } = row;
  return { ...rest, fingerprint: JSON.parse(fingerprintJson) as HostFingerprint };
}
