import { setTimeout as wait } from 'node:timers/promises';
import { isFinished } from '@mizani/core/job/job';
import { EventSourceParserStream } from 'eventsource-parser/stream';
import { CommandFailure } from '../exit-codes.ts';
import { type Api, MisunderstoodError, RefusedError, understand } from './connect.ts';
import {
  type RunProgress,
  type RunState,
  runProgressSchema,
  runSchema,
  runStateSchema,
} from './resources.ts';

/** Connections in a row that bring nothing before the server is given up. */
const SILENT_CONNECTIONS_MAX = 10;

/** Where a stream that broke is taken up again. */
type Position = { lastEventId: string; heard: boolean };

/**
 * Follows a run until it has ended, and resolves to how. A broken stream is taken up again behind the last event.
 * Throws `CommandFailure` when the server stays away, says that the run does not exist, or what it says cannot be read.
 */
export async function followRun(
  api: Api,
  runId: string,
  {
    onProgress,
    reconnectDelayMs = 1_000,
  }: { onProgress: (progress: RunProgress) => void; reconnectDelayMs?: number },
): Promise<RunState> {
  const position: Position = { lastEventId: '', heard: false };
  let silentConnections = 0;
  while (silentConnections < SILENT_CONNECTIONS_MAX) {
    position.heard = false;
    const state =
      (await listen(api, runId, { position, onProgress })) ?? (await lookUp(api, runId));
    if (state !== null && isFinished(state.status)) return state;
    silentConnections = position.heard ? 0 : silentConnections + 1;
    await wait(reconnectDelayMs);
  }
  throw new CommandFailure(
    `The connection to ${api.url} is lost. The run may go on there: ${api.url}/runs/${runId}`,
  );
}

/** The final state of the run, or null when the stream ended or broke before it. */
async function listen(
  api: Api,
  runId: string,
  { position, onProgress }: { position: Position; onProgress: (progress: RunProgress) => void },
): Promise<RunState | null> {
  try {
    for await (const { id, event, data } of await readEvents(api, runId, position.lastEventId)) {
      position.heard = true;
      position.lastEventId = id ?? position.lastEventId;
      if (event === 'progress') onProgress(understand(runProgressSchema, parseData(data)));
      if (event !== 'state') continue;
      const state = understand(runStateSchema, parseData(data));
      if (isFinished(state.status)) return state;
    }
  } catch (error) {
    const isRefused = error instanceof RefusedError && error.status < 500;
    if (isRefused || error instanceof MisunderstoodError) throw error;
  }
  return null;
}

async function readEvents(api: Api, runId: string, lastEventId: string) {
  const response = await api.open(`/runs/${runId}/events`, {
    headers: { accept: 'text/event-stream', ...(lastEventId && { 'last-event-id': lastEventId }) },
  });
  if (response.body === null) throw new CommandFailure('The server sends no events.');
  return response.body
    .pipeThrough(new TextDecoderStream())
    .pipeThrough(new EventSourceParserStream());
}

async function lookUp(api: Api, runId: string): Promise<RunState | null> {
  try {
    return understand(runSchema, await api.read(`/runs/${runId}`));
  } catch (error) {
    if (error instanceof MisunderstoodError) throw error;
    return null;
  }
}

function parseData(data: string): unknown {
  try {
    return JSON.parse(data);
  } catch {
    throw new MisunderstoodError('an event is no JSON');
  }
}
