import { setMaxListeners } from 'node:events';
import type { HarnessCertificate } from '@mizani/core/harness/certificate';
import type { HarnessMeter } from '@mizani/core/harness/harness-meter';
import { summarizeTimingError } from '@mizani/core/harness/summarize-timing-error';
import type { Clock } from '@mizani/core/units/clock';
import { openOpenAiCompatibleClient } from '../inference/openai-compatible/open-openai-compatible-client.ts';
import { programmedModel } from '../reference-server/reference-program.ts';
import { observeStreams } from './observe-streams.ts';
import { planStreams } from './plan-streams.ts';
import { probeCpuMs } from './probe-cpu.ts';
import { startReferenceProcess } from './start-reference-process.ts';
import { watchProcess } from './watch-process.ts';

export type OwnedHarnessMeter = HarnessMeter & {
  /** Ends a certificate in the making. Resolves when nothing of it runs any more; nothing can be certified after. */
  close(): Promise<void>;
};

/**
 * Measures this worker as it measures models: by the same client, on a server of known truth. The server's process
 * lives for one certificate only, so that nothing of ours runs beside the models. Certificates are made one at a
 * time. `clock` is the one that measures models; `serverEntry` the file to run as the server's process.
 */
export function createHarnessMeter(parts: {
  clock: Clock;
  serverEntry: string;
}): OwnedHarnessMeter {
  const closing = new AbortController();
  let last: Promise<unknown> = Promise.resolve();
  return {
    certify({ concurrency, signal }) {
      const stop = AbortSignal.any([signal, closing.signal]);
      // Every stream at once listens to it, which is no leak.
      setMaxListeners(0, stop);
      const certificate = last.then(() => certify(parts, concurrency, stop));
      last = certificate.catch(() => {});
      return certificate;
    },
    watch: watchProcess,
    probeCpuMs: () => probeCpuMs(parts.clock),
    async close() {
      closing.abort(new Error('The harness meter is closed.'));
      await last;
    },
  };
}

async function certify(
  { clock, serverEntry }: { clock: Clock; serverEntry: string },
  concurrency: number,
  signal: AbortSignal,
): Promise<HarnessCertificate> {
  const server = await startReferenceProcess({ entry: serverEntry, signal });
  const client = openOpenAiCompatibleClient({ baseUrl: server.baseUrl, apiKey: null, clock });
  try {
    const { program, perLane, warmupsPerLane } = planStreams(concurrency);
    const streams = { model: programmedModel(program), concurrency, signal };
    // Opens the connections, and lets the compiler do its work.
    await observeStreams(client, { ...streams, perLane: warmupsPerLane });
    const measuredEpochMs = clock.epochMs();
    const watch = watchProcess();
    const [outcome] = await Promise.allSettled([observeStreams(client, { ...streams, perLane })]);
    const { eventLoopDelay, cpuShare } = watch.stop();
    if (outcome.status === 'rejected') throw outcome.reason;
    const observed = outcome.value;
    return {
      version: 1,
      measuredEpochMs,
      concurrency,
      streams: observed.length,
      chunks: observed.reduce((sum, { gapsMs }) => sum + gapsMs.length + 1, 0),
      ttftError: summarizeTimingError(observed.map(({ ttftMs }) => ttftMs)),
      gapError: summarizeTimingError(observed.flatMap(({ gapsMs }) => gapsMs)),
      totalError: summarizeTimingError(observed.map(({ totalMs }) => totalMs)),
      eventLoopDelay,
      cpuShare,
    };
  } finally {
    await client.close();
    await server.close();
  }
}
