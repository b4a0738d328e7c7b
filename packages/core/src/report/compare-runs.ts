import { compareHosts } from './compare-hosts.ts';
import { compareUnpaired } from './compare-unpaired.ts';
import { describeConfiguration } from './describe-configuration.ts';
import { describeConfigurationDifferences } from './describe-configuration-differences.ts';
import { groupFactsByTarget } from './facts-by-target.ts';
import { findCommonPrompts } from './find-common-prompts.ts';
import { hashConfiguration } from './hash-configuration.ts';
import { findIndependentUnits } from './independent-units.ts';
import { judgeComparisons } from './judge-comparisons.ts';
import { matchTargets, type TargetMatch } from './match-targets.ts';
import type { RunComparison, RunsComparison, TargetRunComparison } from './run-comparison.ts';
import type { RunReport } from './run-report.ts';
import { DEFAULT_EQUIVALENCE_MARGIN } from './target-summary.ts';

/**
 * Every run after the first against the first, target by target (`matchTargets`), over the prompts that both ran. In
 * what the two were measured differently is told beside, and forbids nothing: to compare two machines is to compare
 * under different configurations. All comparisons of a metric are judged as one table. Fewer than two give none.
 */
export async function compareRuns(
  reports: readonly RunReport[],
  { margin = DEFAULT_EQUIVALENCE_MARGIN }: { margin?: number | undefined } = {},
): Promise<RunsComparison> {
  const [base, ...others] = reports;
  if (base === undefined) return { comparisons: [], hosts: [], acrossHosts: [] };
  const measured = others.map((other) => measureRun(base, other, margin));
  const judged = judgeComparisons(
    measured.flatMap(({ matches }) =>
      matches.flatMap(({ metrics }) => metrics.map((metric) => metric.measured)),
    ),
  );
  const comparisons = measured.map(async ({ other, commonPrompts, matches }) => ({
    baseRunId: base.run.id,
    otherRunId: other.run.id,
    commonPrompts,
    targets: await Promise.all(
      matches.map(
        async (match): Promise<TargetRunComparison> => ({
          baseTargetId: match.base.id,
          otherTargetId: match.other.id,
          ...(await compareConfigurations(base, other, match)),
          metrics: match.metrics.flatMap((metric) => judged.get(metric.measured) ?? []),
        }),
      ),
    ),
    unmatched: findUnmatched(base, other, matches),
  }));
  const measurements = measured.flatMap(({ other: { run }, matches }) =>
    matches.flatMap(({ metrics }) =>
      metrics.map(({ measured: { metric }, prompts }) => ({ run, metric, prompts })),
    ),
  );
  const hosts = compareHosts({ reference: base.run, measurements, seed: base.run.seed });
  return { comparisons: await Promise.all(comparisons), ...hosts };
}

function measureRun(base: RunReport, other: RunReport, margin: number) {
  const prompts = findCommonPrompts(base.promptSet.prompts, other.promptSet.prompts);
  const baseFacts = groupFacts(base);
  const otherFacts = groupFacts(other);
  const matches = matchTargets(base.run.targets, other.run.targets).flatMap((match) => {
    const facts = { base: baseFacts.get(match.base.id), other: otherFacts.get(match.other.id) };
    if (facts.base === undefined || facts.other === undefined) return [];
    const sides = {
      base: { facts: facts.base, units: findIndependentUnits(base.run.parameters) },
      other: { facts: facts.other, units: findIndependentUnits(other.run.parameters) },
    };
    return [
      { ...match, metrics: compareUnpaired({ ...sides, prompts, seed: base.run.seed, margin }) },
    ];
  });
  return { other, commonPrompts: prompts.count, matches };
}

function groupFacts({ run, facts }: RunReport) {
  const targets = groupFactsByTarget(
    run.targets.map(({ id }) => id),
    facts,
  );
  return new Map(targets.map((target) => [target.targetId, target]));
}

async function compareConfigurations(base: RunReport, other: RunReport, match: TargetMatch) {
  const ofBase = describeConfiguration({ ...base, target: match.base });
  const ofOther = describeConfiguration({ ...other, target: match.other });
  return {
    baseConfigurationHash: await hashConfiguration(ofBase),
    otherConfigurationHash: await hashConfiguration(ofOther),
    differences: describeConfigurationDifferences(ofBase, ofOther),
  };
}

function findUnmatched(
  base: RunReport,
  other: RunReport,
  matches: readonly TargetMatch[],
): RunComparison['unmatched'] {
  const bases = new Set(matches.map((match) => match.base.id));
  const others = new Set(matches.map((match) => match.other.id));
  const idsWithout = ({ run }: RunReport, matched: ReadonlySet<string>) =>
    run.targets.map(({ id }) => id).filter((id) => !matched.has(id));
  return { baseTargetIds: idsWithout(base, bases), otherTargetIds: idsWithout(other, others) };
}
