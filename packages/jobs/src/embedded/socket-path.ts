import { createHash } from 'node:crypto';
import { join, resolve } from 'node:path';

/** The kernels' limit is 104 bytes on macOS and 108 on Linux, terminator included; longer paths are cut off. */
const SOCKET_PATH_BYTES_MAX = 100;

/**
 * Where hub and members of a data folder meet: a socket file in the folder, or in the temporary folder when
 * the path would be too long for a socket, or a named pipe on Windows.
 */
export function socketPath(input: {
  dataDir: string;
  platform: NodeJS.Platform;
  temporaryDir: string;
}): string {
  const dataDir = resolve(input.dataDir);
  const hash = createHash('sha256').update(dataDir).digest('hex').slice(0, 20);
  if (input.platform === 'win32') return `\\\\.\\pipe\\mizani-${hash}`;
  const path = join(dataDir, 'events.sock');
  return Buffer.byteLength(path) <= SOCKET_PATH_BYTES_MAX
    ? path
    : join(input.temporaryDir, `mizani-${hash}.sock`);
}
