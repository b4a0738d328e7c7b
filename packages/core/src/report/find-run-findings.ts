import { findDoubtfulSamples } from './findings/find-doubtful-samples.ts';
import { findDrift } from './findings/find-drift.ts';
import { findEventLoopDelay } from './findings/find-event-loop-delay.ts';
import { findHarnessError } from './findings/find-harness-error.ts';
import { findMissedRate } from './findings/find-missed-rate.ts';
import { findMissingCertificate } from './findings/find-missing-certificate.ts';
import { findThrottling } from './findings/find-throttling.ts';
import type { FindingInput } from './findings/finding-input.ts';
import type { RunValidity } from './validity.ts';

const FIND = [
  findMissedRate,
  findMissingCertificate,
  findHarnessError,
  findEventLoopDelay,
  findThrottling,
  findDrift,
  findDoubtfulSamples,
];

/** Everything that speaks against the numbers of a run, what makes it invalid first. */
export function findRunFindings(input: FindingInput): RunValidity {
  const found = FIND.flatMap((find) => find(input));
  const invalid = found.filter(({ severity }) => severity === 'invalid');
  const findings = [...invalid, ...found.filter(({ severity }) => severity === 'caution')];
  const verdict = invalid.length > 0 ? 'invalid' : findings.length > 0 ? 'caution' : 'valid';
  return { verdict, findings };
}
