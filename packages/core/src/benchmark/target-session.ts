import { MizaniError } from '../errors/mizani-error.ts';
import type { CallErrorClass } from '../inference/call-record.ts';
import type { RuntimeClient } from '../inference/runtime-client.ts';
import type { PlannedSample } from './plan.ts';
import type { RunTarget } from './run.ts';
import type { Sample } from './sample.ts';

export type Preparation =
  /** `loadMs` is known for cold samples only. */
  | { kind: 'ready'; runtime: RuntimeClient; loadMs: number | null }
  /** This one sample cannot be measured; the target can still be used. */
  | { kind: 'sample-failed'; message: string }
  /** The target cannot be used at all. */
  | { kind: 'target-failed'; message: string };

export type TargetSession = {
  /** Whether `prepare` would have nothing to do that takes time. */
  isReady(planned: PlannedSample): boolean;
  /**
   * Makes the target ready for a sample: unloaded and loaded again for a cold one, loaded for its first use, and
   * warmed again where an earlier attempt of the run has left off. The caller looks at the signal before it
   * believes a failure, since an aborted load looks like a failed one. Rejects with what is not the target's
   * fault, e.g. when the address of its runtime cannot be read from the database.
   */
  prepare(planned: PlannedSample, signal: AbortSignal): Promise<Preparation>;
  /** Learns from a sample whether the model may be gone, so that the next one loads it first. */
  observe(sample: Pick<Sample, 'errorClass'>): void;
  /** Others are measured in between, and may throw the model out: it is loaded again, and the plan warms it again. */
  leave(): void;
};

/** After these the server may have started anew, or have thrown the model out. */
const MODEL_MAY_BE_GONE: ReadonlySet<CallErrorClass | null> = new Set([
  'connection-refused',
  'connection-reset',
  'model-not-loaded',
  'stream-broken',
]);

export type TargetSessionInput = {
  target: RunTarget;
  openRuntime(runtimeId: string): Promise<RuntimeClient>;
  /** Warm-ups to repeat before the first steady sample; 0 in a first attempt, where the plan has them all. */
  rewarmCount: number;
  /** Warm-ups to make whenever the model had to be loaded anew in mid-run. */
  warmups: number;
  /** Makes one request that is not recorded. */
  rewarm(runtime: RuntimeClient, index: number): Promise<void>;
  onActivity(activity: string): Promise<void>;
};

/** Keeps what is known about one target while a run goes on: whether it is loaded, and whether it is warm. */
export function createTargetSession(input: TargetSessionInput): TargetSession {
  const { target, openRuntime, rewarm, onActivity } = input;
  const name = target.alias ?? target.model;
  let canLoad: boolean | null = null;
  let loaded = false;
  let wasLoaded = false;
  let warmupsDue = input.rewarmCount;

  async function prepareCold(runtime: RuntimeClient, signal: AbortSignal): Promise<Preparation> {
    if (!runtime.canLoad) {
      return { kind: 'sample-failed', message: `${target.runtimeName} cannot unload models.` };
    }
    try {
      await runtime.unload(target.model, signal);
    } catch (error) {
      // Without the unloading, the load would be none and the sample not cold.
      return { kind: 'sample-failed', message: `Could not unload ${name}: ${messageOf(error)}` };
    }
    loaded = false;
    return load(runtime, signal);
  }

  async function load(runtime: RuntimeClient, signal: AbortSignal): Promise<Preparation> {
    await onActivity(`loading ${name}`);
    try {
      const { loadMs } = await runtime.load(target.model, signal);
      loaded = true;
      wasLoaded = true;
      return { kind: 'ready', runtime, loadMs };
    } catch (error) {
      return { kind: 'target-failed', message: `Could not load ${name}: ${messageOf(error)}` };
    }
  }

  async function open(): Promise<RuntimeClient | { kind: 'target-failed'; message: string }> {
    try {
      return await openRuntime(target.runtimeId);
    } catch (error) {
      // Only what will never work counts as the target's failure; anything else is worth another attempt.
      if (!(error instanceof MizaniError) || error.retryable) throw error;
      return { kind: 'target-failed', message: error.message };
    }
  }

  return {
    isReady({ phase }) {
      if (phase === 'cold' || (phase === 'steady' && warmupsDue > 0)) return false;
      return canLoad === false || loaded;
    },

    leave() {
      loaded = false;
      wasLoaded = false;
    },

    observe({ errorClass }) {
      if (MODEL_MAY_BE_GONE.has(errorClass)) loaded = false;
    },

    async prepare(planned, signal) {
      const runtime = await open();
      if ('kind' in runtime) return runtime;
      canLoad = runtime.canLoad;
      if (planned.phase === 'cold') return prepareCold(runtime, signal);
      if (runtime.canLoad && !loaded) {
        if (wasLoaded) warmupsDue = input.warmups;
        const loading = await load(runtime, signal);
        if (loading.kind !== 'ready') return loading;
      }
      if (planned.phase === 'steady') {
        for (let warmup = 0; warmupsDue > 0 && !signal.aborted; warmup += 1) {
          warmupsDue -= 1;
          await onActivity(`warming ${name} again`);
          await rewarm(runtime, warmup);
        }
      }
      return { kind: 'ready', runtime, loadMs: null };
    },
  };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
