import type { CallRecord } from './call-record.ts';
import type { CompletionRequest } from './completion-request.ts';

export const RUNTIME_KINDS = ['bundled', 'foundry-local', 'openai-compatible', 'browser'] as const;
export type RuntimeKind = (typeof RUNTIME_KINDS)[number];

/** A model variant as its server describes it; null where the server does not say. */
export type DiscoveredModel = {
  model: string;
  alias: string | null;
  device: string | null;
  executionProvider: string | null;
  loaded: boolean | null;
  sizeBytes: number | null;
};

export type RuntimeProbe =
  | { reachable: true; version: string | null; models: DiscoveredModel[]; roundTripMs: number }
  | { reachable: false; error: string };

export type CallOptions = {
  signal: AbortSignal;
  /** Longest silence between bytes before the request counts as stalled. */
  idleTimeoutMs: number;
  totalTimeoutMs: number;
};

/** One inference server. Methods reject only on programming errors: what a server does wrong is data. */
export interface RuntimeClient {
  probe(signal: AbortSignal): Promise<RuntimeProbe>;
  /** Whether models can be loaded and unloaded over this server's API. */
  readonly canLoad: boolean;
  /** Makes the model ready; `loadMs` is 0 when it was. Rejects with the server's message when it cannot. */
  load(model: string, signal: AbortSignal): Promise<{ loadMs: number }>;
  unload(model: string, signal: AbortSignal): Promise<void>;
  /** Sends one streamed request and times it on the raw bytes. Always resolves. */
  complete(request: CompletionRequest, options: CallOptions): Promise<CallRecord>;
  /**
   * Counts the tokens of a text with the server's own tokenizer; null when it offers none or cannot now.
   * Never called while a request is timed. `signal` aborts.
   */
  countTokens(model: string, text: string, signal: AbortSignal): Promise<number | null>;
  /** False once the server is known to offer no tokenizer. */
  canCountTokens(): boolean;
  close(): Promise<void>;
}
