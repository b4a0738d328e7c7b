/**
 * One wide event per unit of work: everything worth knowing about it in one record, ids in fields and not in
 * sentences. `error` is an `Error`, or words for a person; absent when all went well.
 */
export type LogEvent =
  | { event: 'started'; version: string; mode: 'embedded' | 'redis'; durationMs: number }
  | { event: 'shutdown'; reason: string; durationMs: number; error?: unknown }
  | {
      event: 'job-finished';
      job: string;
      jobId: string;
      hostId: string;
      attempt: number;
      /** `requeued`: given back to be tried again; `lost`: another worker has taken it over. */
      status: 'completed' | 'failed' | 'cancelled' | 'requeued' | 'lost';
      durationMs: number;
      error?: unknown;
    }
  | { event: 'host-reported'; hostId: string; hostName: string; fingerprintHash: string }
  | {
      event: 'runtime-probed';
      runtimeId: string;
      hostId: string;
      reachable: boolean;
      targetCount: number;
      /** Null when the runtime did not answer. */
      roundTripMs: number | null;
      error?: unknown;
    }
  | {
      event: 'http-request';
      method: string;
      /** The route with its placeholders, e.g. `/api/v1/runs/[id]`, so that requests can be counted. */
      route: string;
      status: number;
      durationMs: number;
      error?: unknown;
    }
  /** Something failed beside the work in hand, e.g. a connection that is being restored. */
  | { event: 'background-error'; source: string; error: unknown };
