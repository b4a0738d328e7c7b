import type { RuntimeClient } from '@mizani/core/inference/runtime-client';
import { systemClock } from '../hardware/system-clock.ts';
import { openRuntimeClient } from '../inference/open-runtime-client.ts';
import type { ReferenceAnswer } from '../reference-server/reference-answer.ts';
import type { ReferenceModel } from '../reference-server/reference-models.ts';
import {
  type ReferenceServer,
  startReferenceServer,
} from '../reference-server/start-reference-server.ts';

/** Runs `use` with a reference server and a client on it, and closes both whatever happens. */
export async function withReference(
  options: {
    answer?: (body: Record<string, unknown>, index: number) => ReferenceAnswer;
    models?: ReferenceModel[];
    kind?: 'openai-compatible' | 'foundry-local';
    apiKey?: string;
  },
  use: (parts: { server: ReferenceServer; client: RuntimeClient }) => Promise<void>,
): Promise<void> {
  const server = await startReferenceServer({
    answer: options.answer ?? unexpected,
    ...(options.models ? { models: options.models } : {}),
  });
  const client = openRuntimeClient({
    kind: options.kind ?? 'openai-compatible',
    baseUrl: server.baseUrl,
    apiKey: options.apiKey ?? null,
    clock: systemClock,
  });
  try {
    await use({ server, client });
  } finally {
    await client.close();
    await server.close();
  }
}

function unexpected(): never {
  throw new Error('This test expects no completion.');
}
