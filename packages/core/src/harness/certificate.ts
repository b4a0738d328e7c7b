/** Errors of one kind of time, reported minus true, as absolute values in milliseconds. */
export type TimingError = {
  n: number;
  p50Ms: number;
  /** Null below 299 values, where there is no such thing as a p99. */
  p99Ms: number | null;
  maxMs: number;
};

/** How much later than due a timer of 10 ms fired; 0 when it was never late. */
export type EventLoopDelay = { p50Ms: number; p99Ms: number; maxMs: number };

/**
 * How far the measurement itself can be trusted: what this worker reported of streams whose times are known, because
 * the server stamps its own monotonic time into every chunk. Measured on the worker's machine just before a run, with
 * as many streams at once as the run has; in an open loop, as it has when each request takes half a second, 64 at most.
 */
export type HarnessCertificate = {
  version: 1;
  measuredEpochMs: number;
  /** Streams at once. */
  concurrency: number;
  streams: number;
  chunks: number;
  ttftError: TimingError;
  /** Gaps between consecutive chunks. */
  gapError: TimingError;
  /** From the start of the request to the end of the answer. */
  totalError: TimingError;
  eventLoopDelay: EventLoopDelay;
  /** CPU time of the worker's process per second, 1 = one core kept busy. */
  cpuShare: number;
};

/**
 * What the worker's own process did while requests of an attempt could be in flight: pauses, looks at the machine and
 * decisions between two blocks are left out of everything but the memory.
 */
export type HarnessWatch = {
  durationMs: number;
  eventLoopDelay: EventLoopDelay;
  cpuShare: number;
  cpuSeconds: number;
  /** Largest resident memory that was seen, looked at once a second. */
  maxMemoryBytes: number;
};

/**
 * A small fixed computation, timed when the attempt began, before guarded blocks, and at the end: the slowdown of the
 * machine itself, whatever its models do. `worstRatio` is the longest time against the first; `waitedMs` is how long
 * the drift guard held the run back.
 */
export type CpuProbe = { baselineMs: number; endMs: number; waitedMs: number; worstRatio: number };

/** One attempt of a run; most runs have one. */
export type HarnessRecord = {
  attempt: number;
  certificate: HarnessCertificate | null;
  /** Why there is no certificate. */
  certificateError: string | null;
  /** Null until the attempt has ended, and for ever when the worker died in it. */
  watch: HarnessWatch | null;
  cpuProbe: CpuProbe | null;
};
