import type { RunRepository } from '@mizani/core/benchmark/run-repository';
import type { SampleRepository } from '@mizani/core/benchmark/sample-repository';
import { notFound } from '@mizani/core/errors/mizani-error';
import type { EventBus } from '@mizani/core/event/event-bus';
import type { JobStore } from '@mizani/core/job/job-store';
import { streamResponse } from '../../../server/stream-response.ts';
import { encodeMessage } from './encode-message.ts';
import { followRun, type RunMessage } from './follow-run.ts';
import { readResumeOrdinal } from './read-resume-ordinal.ts';

type EventServices = {
  runs: RunRepository;
  jobs: JobStore;
  samples: SampleRepository;
  bus: EventBus;
  /** Aborts when the process is asked to end: it could not while streams are open. */
  stopping: AbortSignal;
};

/** What happens to a run, as server-sent events. Throws `MizaniError('not-found')` when there is no such run. */
export async function respondWithEvents(
  services: EventServices,
  input: {
    runId: string;
    lastEventId: string | null;
    after: string | null;
    disconnected: AbortSignal;
  },
): Promise<Response> {
  const afterOrdinal = readResumeOrdinal(input.lastEventId, input.after);
  const run = await services.runs.find(input.runId);
  if (run === null) throw notFound('run', input.runId);
  return streamResponse(
    (left) => {
      const signal = AbortSignal.any([left, input.disconnected, services.stopping]);
      return encodeAll(followRun(services, { run, afterOrdinal, signal }));
    },
    {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-cache, no-transform',
      'x-accel-buffering': 'no',
    },
  );
}

async function* encodeAll(
  messages: AsyncGenerator<RunMessage, void, undefined>,
): AsyncGenerator<string, void, undefined> {
  for await (const message of messages) yield encodeMessage(message);
}
