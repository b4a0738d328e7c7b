import type { RunMessage } from './follow-run.ts';

/**
 * A message as the text of a server-sent event. Its id is the ordinal of the last sample sent before or with it,
 * which a client sends back as `Last-Event-ID`; there is none before the first sample.
 */
export function encodeMessage(message: RunMessage): string {
  if (message.event === 'heartbeat') return ': heartbeat\n\n';
  const id = message.afterOrdinal < 0 ? '' : `id: ${message.afterOrdinal}\n`;
  return `${id}event: ${message.event}\ndata: ${JSON.stringify(message.data)}\n\n`;
}
