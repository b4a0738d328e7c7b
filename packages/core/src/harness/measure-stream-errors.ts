import type { CallPhases, CallRecord } from '../inference/call-record.ts';

/** What happened in one stream, in nanoseconds of the machine's monotonic clock. */
export type StreamTruth = {
  /** Just before the client was asked to send the request. */
  startedAtNs: bigint;
  /** When the server wrote each chunk with text; the last one went together with the end. */
  stampsNs: readonly bigint[];
  /** After the client had reported. */
  reportedAtNs: bigint;
};

/** How far a report is from the truth, in milliseconds and without sign. */
export type StreamErrors = {
  ttftMs: number;
  /** One per pair of consecutive chunks. */
  gapsMs: number[];
  totalMs: number;
};

/** The part of a call's record that a stamped stream can be held against. */
export type ReportedStream = {
  phases: Pick<CallPhases, 'ttftMs' | 'serviceMs'>;
  gapsMs: CallRecord['gapsMs'];
};

/**
 * Holds what the client reported of a stream against what happened. Throws `RangeError` when the two cannot be of the
 * same stream: another number of chunks, or stamps out of order or outside the time the client took for it, which also
 * is what two processes with different clocks would show.
 */
export function measureStreamErrors(truth: StreamTruth, reported: ReportedStream): StreamErrors {
  const { startedAtNs, stampsNs, reportedAtNs } = truth;
  const { ttftMs, serviceMs } = reported.phases;
  const [first] = stampsNs;
  const last = stampsNs.at(-1);
  if (first === undefined || last === undefined || ttftMs === null) {
    throw new RangeError('The stream has no chunk with text.');
  }
  if (reported.gapsMs.length !== stampsNs.length - 1) {
    throw new RangeError(
      `${stampsNs.length} chunks have ${stampsNs.length - 1} gaps, but ${reported.gapsMs.length} are reported.`,
    );
  }
  const moments = [startedAtNs, ...stampsNs, reportedAtNs];
  if (moments.some((moment, index) => moment < (moments[index - 1] ?? moment))) {
    throw new RangeError('The stamps are not in order: server and client seem to have two clocks.');
  }
  return {
    ttftMs: errorMs(ttftMs, startedAtNs, first),
    gapsMs: reported.gapsMs.map((gapMs, index) =>
      errorMs(gapMs, stampsNs[index] ?? first, stampsNs[index + 1] ?? last),
    ),
    totalMs: errorMs(serviceMs, startedAtNs, last),
  };
}

/** Subtracts before it leaves whole nanoseconds: their count since the start of a machine is too long for a double. */
function errorMs(reportedMs: number, fromNs: bigint, toNs: bigint): number {
  return Math.abs(reportedMs - Number(toNs - fromNs) / 1e6);
}
