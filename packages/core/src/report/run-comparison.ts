import type { ConfigurationDifference } from './describe-configuration-differences.ts';
import type { Estimate, MetricComparison, MetricName } from './target-summary.ts';

/** The same target in two runs. Samples of different runs are not paired. */
export type TargetRunComparison = {
  baseTargetId: string;
  otherTargetId: string;
  /** Equal hashes: only time lies between the two, and `differences` is empty. */
  baseConfigurationHash: string;
  otherConfigurationHash: string;
  differences: ConfigurationDifference[];
  /** One per metric; `pairs` is 0, and the effect size is Cliff's delta. */
  metrics: MetricComparison[];
};

export type RunComparison = {
  baseRunId: string;
  otherRunId: string;
  /** Prompts that both ran, with the same system message and cap; nothing else is compared. */
  commonPrompts: number;
  targets: TargetRunComparison[];
  /** Targets that the other run does not have. */
  unmatched: { baseTargetIds: string[]; otherTargetIds: string[] };
};

/** How a host compares with the host of the first run; times of different machines are never averaged. */
export type HostRatio = {
  hostId: string;
  hostName: string;
  referenceHostName: string;
  metric: MetricName;
  /** Ratios that went in: one for each target of each run on the host that has a counterpart in the first run. */
  n: number;
  /** Geometric mean, over the prompts that both ran, of the ratios host / reference. */
  ratio: number | null;
};

/** How the other hosts together compare with the host of the first run. */
export type HostsRatio = {
  metric: MetricName;
  /** Geometric mean over hosts, each of which weighs the same; `n` counts them, and below three there is no interval. */
  ratio: Estimate;
};

/** Every other run against the first. */
export type RunsComparison = {
  comparisons: RunComparison[];
  /** One per other host and metric; empty where all runs are of one host. */
  hosts: HostRatio[];
  /** One per metric; empty where all runs are of one host. */
  acrossHosts: HostsRatio[];
};
