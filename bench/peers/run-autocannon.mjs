import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { startChild } from '../measure/start-child.mjs';
import { CHAT_REQUEST } from './chat-request.mjs';

/**
 * Lets autocannon send plain chat requests for some seconds: as fast as its connections allow, or `ratePerSecond`
 * in all, where it corrects what it reports for coordinated omission.
 */
export async function runAutocannon(peer, { baseUrl, connections, seconds, ratePerSecond, place }) {
  const child = await startChild(path.join(import.meta.dirname, 'autocannon-child.mjs'), place);
  try {
    return await child.ask('fire', {
      file: pathToFileURL(peer.file).href,
      url: `${baseUrl}${CHAT_REQUEST.path}`,
      method: 'POST',
      headers: CHAT_REQUEST.headers,
      body: CHAT_REQUEST.body,
      connections,
      duration: seconds,
      ...(ratePerSecond && { overallRate: ratePerSecond }),
    });
  } finally {
    await child.stop();
  }
}
