import { MizaniError } from '@mizani/core/errors/mizani-error';
import type { Job } from '@mizani/core/job/job';
import type { StopKind } from '@mizani/core/job/stop-reason';
import type { JobDefinition } from '@mizani/jobs/definitions/job-definition';
import { retryDelayMs } from '@mizani/jobs/retry-delay';
import type { z } from 'zod';
import type { ProcessorResult } from '../processors/processor.ts';

/** How an attempt ended, and so what becomes of its job. */
export type Verdict =
  | ProcessorResult
  /** Something on our side broke; the next attempt may find it mended. */
  | { kind: 'retry'; error: string; delayMs: number };

/**
 * What to do about a job whose processor threw. Pure. A stop that was asked for explains whatever was thrown; without
 * one, everything is worth another attempt except what says of itself that it can never work.
 */
export function judgeError(input: {
  error: unknown;
  job: Pick<Job, 'attempt' | 'maxAttempts'>;
  stopKind: StopKind | null;
  retry: JobDefinition<string, z.ZodType>['retry'];
  random: () => number;
}): Verdict {
  const { error, job, stopKind, retry, random } = input;
  if (stopKind === 'lease-lost') return { kind: 'lease-lost' };
  if (stopKind === 'cancelled') return { kind: 'cancelled' };
  if (stopKind === 'shutdown') return { kind: 'interrupted' };
  const message = error instanceof Error ? error.message : String(error);
  const isFinal = error instanceof MizaniError && !error.retryable;
  if (isFinal || job.attempt >= job.maxAttempts) return { kind: 'failed', error: message };
  return {
    kind: 'retry',
    error: message,
    delayMs: retryDelayMs({ attempt: job.attempt, ...retry, random }),
  };
}
