'use server';
import { cancelRun } from '@mizani/core/benchmark/cancel-run';
import { createRun } from '@mizani/core/benchmark/create-run';
import { newRunSchema } from '@mizani/core/benchmark/run-definition';
import type { JobStatus } from '@mizani/core/job/job';
import { z } from 'zod';
import type { ActionResult } from '../../server/action-result.ts';
import { parseInput } from '../../server/parse-input.ts';
import { runAction } from '../../server/run-action.ts';

/** Starts a run; takes what `POST /api/v1/runs` takes. */
export async function createRunAction(input: unknown): Promise<ActionResult<{ id: string }>> {
  return runAction('create-run', (services) =>
    createRun(services, parseInput(newRunSchema, input)),
  );
}

/** Asks for the end of a run; asking again changes nothing. */
export async function cancelRunAction(runId: string): Promise<ActionResult<{ status: JobStatus }>> {
  return runAction('cancel-run', (services) => cancelRun(services, parseInput(z.string(), runId)));
}
