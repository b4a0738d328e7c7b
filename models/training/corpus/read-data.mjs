import { readFileSync } from 'node:fs';

/** What the models are taught, written for this corpus. `{a|b}` in a text stands for either. */
export function readData(name) {
  return JSON.parse(readFileSync(new URL(`data/${name}.json`, import.meta.url), 'utf8'));
}
