import type { Api } from '../api/connect.ts';
import { followRun } from '../api/follow-run.ts';
import type { Terminal } from '../command.ts';
import { showProgress } from '../output/show-progress.ts';

/** Follows a run to its end while showing how far it is; an interruption cancels it first, and then it ends in order. */
export async function measure({
  api,
  runId,
  terminal,
  interruption,
}: {
  api: Api;
  runId: string;
  terminal: Terminal;
  interruption: AbortSignal;
}): Promise<void> {
  const progress = showProgress(terminal, () => performance.now());
  let cancelling: Promise<void> | undefined;
  const onInterrupt = () => {
    progress.end();
    terminal.err('Cancelling the run; Ctrl-C once more leaves at once.\n');
    cancelling = cancel(api, runId, terminal);
  };
  if (interruption.aborted) onInterrupt();
  interruption.addEventListener('abort', onInterrupt, { once: true });
  try {
    await followRun(api, runId, { onProgress: progress.update });
    await cancelling;
  } finally {
    progress.end();
    interruption.removeEventListener('abort', onInterrupt);
  }
}

async function cancel(api: Api, runId: string, terminal: Terminal): Promise<void> {
  try {
    await api.post(`/runs/${runId}/cancel`);
  } catch (error) {
    terminal.err(
      `The run could not be cancelled: ${error instanceof Error ? error.message : error}\n`,
    );
  }
}
