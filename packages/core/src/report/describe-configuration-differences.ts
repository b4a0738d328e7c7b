import type { Configuration } from './describe-configuration.ts';

export type ConfigurationDifference = {
  /** As `describeConfiguration` names it, e.g. `parameters.maxTokens`. */
  field: string;
  base: Configuration[string];
  other: Configuration[string];
};

/** In what two configurations differ, in the order of their fields. A field that only one has is null in the other. */
export function describeConfigurationDifferences(
  base: Configuration,
  other: Configuration,
): ConfigurationDifference[] {
  const fields = new Set([...Object.keys(base), ...Object.keys(other)]);
  return [...fields]
    .map((field) => ({ field, base: base[field] ?? null, other: other[field] ?? null }))
    .filter((difference) => difference.base !== difference.other);
}
