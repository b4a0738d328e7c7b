import { lstatSync } from 'node:fs';
import { chmod, open, rm } from 'node:fs/promises';
import { connect, type Server } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { MizaniError } from '@mizani/core/errors/mizani-error';

/** Between two looks at a socket that refuses connections: a peer may be between `bind` and `listen`. */
const SECOND_LOOK_MS = 100;
const ATTEMPTS_MAX = 20;

/**
 * Lets the server listen on the path, which doubles as a lock: of many processes one gets it, and it is free
 * again when that process is gone. The socket file that a dead process leaves behind is replaced.
 * Throws `MizaniError('conflict')` when a living process has the path.
 */
export async function takeSocket(server: Server, path: string): Promise<void> {
  for (let attempt = 1; attempt <= ATTEMPTS_MAX; attempt++) {
    if (await listen(server, path)) {
      if (!isPipe(path)) await chmod(path, 0o600);
      return;
    }
    // A pipe goes with its process, so one that is there is served.
    if (isPipe(path) || !(await removeIfDead(path))) throw inUse(path);
  }
  throw new MizaniError(
    'conflict',
    `Cannot take over ${path} from a process that is gone: another start is at it, or was interrupted. Remove that file and those beside it whose names begin with it.`,
  );
}

function inUse(path: string): MizaniError {
  return new MizaniError('conflict', `Another process already listens on ${path}.`);
}

function isPipe(path: string): boolean {
  return path.startsWith('\\\\.\\pipe\\');
}

/** Returns false when the path is taken. */
function listen(server: Server, path: string): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const onError = (error: NodeJS.ErrnoException) => {
      server.off('listening', onListening);
      if (error.code === 'EADDRINUSE') resolve(false);
      else reject(new MizaniError('unavailable', `Cannot listen on ${path} (${error.code}).`));
    };
    const onListening = () => {
      server.off('error', onError);
      resolve(true);
    };
    server.once('error', onError);
    server.once('listening', onListening);
    server.listen(path);
  });
}

/**
 * Returns whether it is worth trying to listen again: false when a living process has the path.
 * Several processes may come here at once, and one may be back on the path before another acts. So whoever
 * wants to remove a socket first creates a file named after that very socket (inode and time), which one
 * process can do, and then looks again: it removes the socket it has seen dead, or none.
 */
async function removeIfDead(path: string): Promise<boolean> {
  const dead = identity(path);
  if (dead === null) return true;
  if (await answers(path)) return false;
  await pause(SECOND_LOOK_MS);
  if (identity(path) !== dead) return true;
  if (await answers(path)) return false;

  const claimPath = `${path}.${dead}`;
  const claim = await open(claimPath, 'wx').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'EEXIST') return null;
    throw error;
  });
  if (claim === null) {
    await pause(SECOND_LOOK_MS);
    return true;
  }
  try {
    if (identity(path) === dead) await rm(path, { force: true });
  } finally {
    await claim.close();
    await rm(claimPath, { force: true });
  }
  return true;
}

/** Tells a socket from the next one at the same path; null when there is none. */
function identity(path: string): string | null {
  const stats = lstatSync(path, { bigint: true, throwIfNoEntry: false });
  if (!stats) return null;
  if (!stats.isSocket()) {
    throw new MizaniError('conflict', `${path} is in the way: it is not a socket. Move it away.`);
  }
  return `${stats.ino}-${stats.mtimeNs}`;
}

/** Whether a process listens. Only a refusal proves that none does; any other trouble counts as "yes". */
function answers(path: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(path);
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', (error: NodeJS.ErrnoException) => {
      resolve(error.code !== 'ECONNREFUSED' && error.code !== 'ENOENT');
    });
  });
}
