import type { Configuration } from './describe-configuration.ts';

const FINGERPRINT = 'host.fingerprintHash';

/**
 * SHA-256 (lower-case hex) of a configuration, whatever the order of its fields: equal hashes mean that numbers may be
 * compared, or drawn as one line over time. Of the host it reads the fingerprint's hash, which stands for its fields.
 */
export async function hashConfiguration(configuration: Configuration): Promise<string> {
  const entries = Object.entries(configuration)
    .filter(([field]) => field === FINGERPRINT || !field.startsWith('host.'))
    // By code unit: a locale's collation would give other hashes on other machines.
    .sort(([a], [b]) => (a < b ? -1 : 1));
  const bytes = new TextEncoder().encode(JSON.stringify(entries));
  const digest = await crypto.subtle.digest('SHA-256', bytes);
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
