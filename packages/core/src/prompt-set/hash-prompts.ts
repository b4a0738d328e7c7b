import type { Prompt } from './prompt-set.ts';

/**
 * SHA-256 (lower-case hex) of the prompts in canonical form: JSON with sorted keys and without absent ones.
 * Equal hashes mean equal workloads; the order of the prompts counts, the order of keys does not.
 */
export async function hashPrompts(prompts: readonly Prompt[]): Promise<string> {
  const bytes = new TextEncoder().encode(JSON.stringify(prompts.map(sortKeys)));
  const digest = await crypto.subtle.digest('SHA-256', bytes);
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

function sortKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortKeys);
  if (value === null || typeof value !== 'object') return value;
  // Compared by code unit: a locale's collation would give other hashes on other machines.
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, item]) => [key, sortKeys(item)]));
}
