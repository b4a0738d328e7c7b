'use server';
import { notFound } from '@mizani/core/errors/mizani-error';
import { attachRuntime } from '@mizani/core/host/attach-runtime';
import { newRuntimeSchema } from '@mizani/core/host/new-runtime';
import type { Runtime } from '@mizani/core/host/runtime';
import { z } from 'zod';
import type { ActionResult } from '../../server/action-result.ts';
import { parseInput } from '../../server/parse-input.ts';
import { runAction } from '../../server/run-action.ts';

/** Attaches an inference server to a host; takes what `POST /api/v1/runtimes` takes. */
export async function attachRuntimeAction(input: unknown): Promise<ActionResult<Runtime>> {
  return runAction('attach-runtime', (services) =>
    attachRuntime(services, parseInput(newRuntimeSchema, input)),
  );
}

/** Detaches a runtime; what was measured on it stays. */
export async function detachRuntimeAction(id: string): Promise<ActionResult<{ id: string }>> {
  return runAction('detach-runtime', async ({ runtimes }) => {
    const runtimeId = parseInput(z.string(), id);
    if (!(await runtimes.detach(runtimeId))) throw notFound('runtime', runtimeId);
    return { id: runtimeId };
  });
}
