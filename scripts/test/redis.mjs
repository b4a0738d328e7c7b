import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';
import { findFreePort } from '../start/ports.mjs';
import { findProgram } from './programs.mjs';
import { waitUntil } from './wait-until.mjs';

const VARIABLE = 'MIZANI_TEST_REDIS_URL';

/** The Redis named by MIZANI_TEST_REDIS_URL, or a private one that forgets everything when it stops. */
export async function startRedis() {
  const url = process.env[VARIABLE];
  if (url) return { variable: VARIABLE, url, stop: async () => {} };
  const program = findProgram('redis-server');
  if (!program) {
    return {
      missing: `Redis: redis-server is not on PATH. Install it (Debian: apt install redis-server, macOS: brew install redis) or set ${VARIABLE}.`,
    };
  }
  const port = await findFreePort();
  const child = spawn(
    program,
    [
      '--port',
      String(port),
      '--bind',
      '127.0.0.1',
      '--save',
      '',
      '--maxmemory-policy',
      'noeviction',
    ],
    { stdio: 'ignore' },
  );
  await waitUntil('redis-server', () => accepts(port), child);
  return {
    variable: VARIABLE,
    url: `redis://127.0.0.1:${port}`,
    async stop() {
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
    },
  };
}

function accepts(port) {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.destroy();
      resolve(true);
    });
    socket.on('error', () => resolve(false));
  });
}
