import type { FieldIssue } from '../errors/mizani-error.ts';
import type { BenchmarkParameters } from './run-definition.ts';

/** Beyond this, a load test should be several runs. */
export const OPEN_LOOP_MAX_SECONDS = 86_400;

/** Parameters that are right each by itself, but not together; one issue for each. */
export function findContradictions(
  { rounds, order, concurrency, arrivals, until, retries }: BenchmarkParameters,
  { targetCount, promptCount }: { targetCount: number; promptCount: number },
): FieldIssue[] {
  const issues: FieldIssue[] = [];
  const refuse = (field: string, message: string) => issues.push({ field, message });
  if (until !== undefined && until.maxRounds < rounds) {
    const message = `The most rounds (${until.maxRounds}) are fewer than the least (${rounds}).`;
    refuse('until.maxRounds', message);
  }
  if (until !== undefined && order === 'blocks') {
    refuse(
      'until',
      'In blocks, every target has its last samples at the end: there is no stop before.',
    );
  }
  if (arrivals === undefined) return issues;

  if (concurrency > 1) {
    refuse(
      'concurrency',
      'Where requests arrive at a rate, the rate decides how many are in flight.',
    );
  }
  if (order === 'blocks') {
    refuse('order', 'Where requests arrive at a rate, every rate is a block of its own already.');
  }
  if (until !== undefined) {
    refuse('until', 'Where requests arrive at a rate, every rate has the same number of requests.');
  }
  if (retries > 0) {
    refuse(
      'retries',
      'A load test counts its failures: further attempts would be a load of their own.',
    );
  }
  const seconds = sum(
    arrivals.ratesPerSecond.map((rate) => (targetCount * promptCount * rounds) / rate),
  );
  if (seconds > OPEN_LOOP_MAX_SECONDS) {
    const message = `At these rates the requests would arrive over ${Math.round(seconds / 3_600)} hours; the most is 24. Lower the rounds, or raise the rates.`;
    refuse('arrivals.ratesPerSecond', message);
  }
  return issues;
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
