import { MizaniError } from '@mizani/core/errors/mizani-error';
import type { RuntimeClient, RuntimeKind } from '@mizani/core/inference/runtime-client';
import type { Clock } from '@mizani/core/units/clock';
import { openFoundryLocalClient } from './foundry-local/open-foundry-local-client.ts';
import { openOpenAiCompatibleClient } from './openai-compatible/open-openai-compatible-client.ts';

/**
 * Opens the client that speaks a runtime's language. Makes no request yet. Throws `MizaniError('invalid-input')` for
 * a browser, which reports its results itself, and a `TypeError` when `baseUrl` is not a URL.
 */
export function openRuntimeClient(input: {
  kind: RuntimeKind;
  baseUrl: string;
  apiKey: string | null;
  clock: Clock;
}): RuntimeClient {
  switch (input.kind) {
    case 'bundled':
    case 'foundry-local':
      return openFoundryLocalClient(input);
    case 'openai-compatible':
      return openOpenAiCompatibleClient(input);
    case 'browser':
      throw new MizaniError('invalid-input', 'A browser cannot be reached by a worker.');
  }
}
