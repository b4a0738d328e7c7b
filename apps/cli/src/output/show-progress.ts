import type { RunProgress } from '../api/resources.ts';
import type { Terminal } from '../command.ts';

const BAR_CELLS = 24;
const PLAIN_LINE_EVERY_MS = 5_000;
const CLEAR_LINE = '\r\u001b[K';

export type ProgressDisplay = {
  update: (progress: RunProgress) => void;
  /** Shows what was not shown yet, and makes room for other words. Safe to call twice. */
  end: () => void;
};

/** Shows how far a run is: a bar that is drawn over where a person looks on, otherwise a line every few seconds. */
export function showProgress(terminal: Terminal, nowMs: () => number): ProgressDisplay {
  return terminal.isInteractive ? drawBar(terminal, nowMs) : writeLines(terminal, nowMs);
}

function drawBar({ err }: Terminal, nowMs: () => number): ProgressDisplay {
  const startedMs = nowMs();
  return {
    update: (progress) => err(`${CLEAR_LINE}${progressBar(progress, nowMs() - startedMs)}`),
    end: () => err(CLEAR_LINE),
  };
}

function writeLines({ err }: Terminal, nowMs: () => number): ProgressDisplay {
  let writtenMs = Number.NEGATIVE_INFINITY;
  let pending: RunProgress | null = null;
  const write = (progress: RunProgress) => err(`${progressLine(progress)}\n`);
  return {
    update(progress) {
      pending = progress;
      if (nowMs() - writtenMs < PLAIN_LINE_EVERY_MS) return;
      write(progress);
      writtenMs = nowMs();
      pending = null;
    },
    end() {
      if (pending !== null) write(pending);
      pending = null;
    },
  };
}

/** One line with a bar; the time left assumes that the rest goes as fast as what is done. */
export function progressBar(progress: RunProgress, elapsedMs: number): string {
  const { recordedSamples: done, plannedSamples: planned } = progress;
  const share = shareOf(progress);
  const filled = Math.round(share * BAR_CELLS);
  const bar = '#'.repeat(filled) + '-'.repeat(BAR_CELLS - filled);
  const left =
    done === 0 || share === 1 ? '' : `  ${formatClock((elapsedMs / share) * (1 - share))} left`;
  return `[${bar}] ${done}/${planned}${left}${activityOf(progress)}`;
}

function progressLine(progress: RunProgress): string {
  const { recordedSamples, plannedSamples } = progress;
  const percent = Math.floor(shareOf(progress) * 100);
  return `${recordedSamples} of ${plannedSamples} requests (${percent} %)${activityOf(progress)}`;
}

function shareOf({ recordedSamples, plannedSamples }: RunProgress): number {
  return plannedSamples === 0 ? 0 : Math.min(1, recordedSamples / plannedSamples);
}

function activityOf({ activity }: RunProgress): string {
  return activity === null ? '' : `  ${activity}`;
}

/** Minutes and seconds, e.g. "1:05". */
function formatClock(durationMs: number): string {
  const seconds = Math.ceil(durationMs / 1_000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
