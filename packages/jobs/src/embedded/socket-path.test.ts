import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { socketPath } from './socket-path.ts';

const at = (dataDir: string, platform: NodeJS.Platform = 'linux') =>
  socketPath({ dataDir, platform, temporaryDir: '/tmp' });

describe.skipIf(process.platform === 'win32')('socketPath', () => {
  it('lies in the data folder', () => {
    expect(at('/srv/mizani')).toBe('/srv/mizani/events.sock');
  });

  it('moves to the temporary folder when the path is too long for a socket, counted in bytes', () => {
    const fits = `/${'a'.repeat(100 - '/events.sock'.length - 1)}`;
    expect(at(fits)).toBe(`${fits}/events.sock`);
    expect(at(`${fits}a`)).toMatch(/^\/tmp\/mizani-[0-9a-f]{20}\.sock$/);
    expect(at(`/${'ä'.repeat(60)}`)).toMatch(/^\/tmp\//);
  });

  it('is the same however the folder is written, and another for another folder', () => {
    const long = `/${'b'.repeat(120)}`;
    expect(at(`${long}/x/..`)).toBe(at(long));
    expect(at(`${long}c`)).not.toBe(at(long));
    expect(at('.mizani')).toBe(at(resolve('.mizani')));
  });

  it('is a named pipe on Windows', () => {
    expect(at('/srv/mizani', 'win32')).toMatch(/^\\\\\.\\pipe\\mizani-[0-9a-f]{20}$/);
  });
});
