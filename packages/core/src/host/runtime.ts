import type { RuntimeKind } from '../inference/runtime-client.ts';

/** An inference server on a host. */
export type Runtime = {
  id: string;
  hostId: string;
  kind: RuntimeKind;
  name: string;
  baseUrl: string;
  /** Whether an API key is stored; the key itself never leaves the repository except for the worker. */
  hasApiKey: boolean;
  version: string | null;
  /** Null until the host's worker has probed it. */
  lastProbe: {
    epochMs: number;
    reachable: boolean;
    error: string | null;
    roundTripMs: number | null;
  } | null;
  createdEpochMs: number;
};

/** One model variant on one runtime on one host: what a sample is measured on. */
export type Target = {
  id: string;
  hostId: string;
  runtimeId: string;
  runtimeKind: RuntimeKind;
  runtimeName: string;
  model: string;
  alias: string | null;
  device: string | null;
  executionProvider: string | null;
  loaded: boolean | null;
  sizeBytes: number | null;
  /** False when the runtime no longer lists it; kept because samples refer to it. */
  available: boolean;
};
