import { describe, expect, it } from 'vitest';
import { createBenchmarkBench } from '../testing/benchmark-bench.ts';
import { describeConfiguration } from './describe-configuration.ts';
import { readRunReport } from './read-run-report.ts';

describe('describeConfiguration', () => {
  it.each([
    ['cooldownMs', 5_000],
    ['driftGuard', true],
    ['retries', 2],
    ['idleTimeoutMs', 1_000],
    ['totalTimeoutMs', 1_000],
  ] as const)('tells %s, which decides what was measured', async (name, value) => {
    const bench = await createBenchmarkBench();
    const { run, promptSet } = await readRunReport(bench.deps, bench.runId);
    const [target] = run.targets;
    if (target === undefined) throw new Error('no target');
    const describeWith = (parameters: typeof run.parameters) =>
      describeConfiguration({ run: { ...run, parameters }, promptSet, target });
    const field = `parameters.${name}`;
    expect(describeWith(run.parameters)[field]).toBe(run.parameters[name]);
    expect(describeWith({ ...run.parameters, [name]: value })[field]).toBe(value);
  });
});
