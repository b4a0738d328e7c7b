import type { RuntimeKind, RuntimeProbe } from '../inference/runtime-client.ts';
import type { Runtime, Target } from './runtime.ts';

export interface RuntimeRepository {
  /** Creates the runtime, or updates the address of the one with the same host and name. */
  attach(
    input: { hostId: string; kind: RuntimeKind; name: string; baseUrl: string; apiKey?: string },
    nowEpochMs: number,
  ): Promise<Runtime>;
  /** Removes the runtime; targets with samples stay, marked unavailable. Returns false when there was none. */
  detach(id: string): Promise<boolean>;
  find(id: string): Promise<Runtime | null>;
  list(filter?: { hostId?: string }): Promise<Runtime[]>;
  /** Decrypts the key. For the worker of the runtime's host only. */
  readApiKey(id: string): Promise<string | null>;
  /** Stores what a probe found: the runtime's health, and its targets (added, updated, marked unavailable). */
  recordProbe(id: string, probe: RuntimeProbe, nowEpochMs: number): Promise<void>;
}

export interface TargetRepository {
  find(id: string): Promise<Target | null>;
  /** Newest facts of all targets, unavailable ones only when asked for. */
  list(filter?: {
    hostId?: string;
    runtime?: string;
    includeUnavailable?: boolean;
  }): Promise<Target[]>;
}
