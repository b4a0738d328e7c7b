import type { Distribution } from './target-summary.ts';

/** What one target did at one rate of an open loop. */
export type LoadStep = {
  targetId: string;
  step: number;
  askedPerSecond: number;
  /** Requests due per second; with random arrivals it is the asked rate only on average. What the next is held against. */
  duePerSecond: number | null;
  /** Requests started per second, from the first start to the last. */
  startedPerSecond: number | null;
  /** Requests answered per second, from the first answer's end to the last's. */
  answeredPerSecond: number | null;
  /** Cancelled ones excepted. */
  requests: number;
  failed: number;
  /** From the intended start, so that waiting for a busy server counts; `totalMs` does so everywhere. */
  ttftFromDueMs: Distribution;
  totalMs: Distribution;
  /** From the sending: what a client that waits for its turn would report. */
  serviceMs: Distribution;
  /** How late requests were sent. */
  lagMs: Distribution;
  /** Whether less than 95 % of the requests were answered as fast as they came: see `createLoadTally`. */
  saturated: boolean;
};
