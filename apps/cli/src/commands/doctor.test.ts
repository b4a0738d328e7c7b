import { describe, expect, it } from 'vitest';
import { describeServer } from './doctor.ts';

const URL_OF_SERVER = 'http://127.0.0.1:3000';
const health = {
  status: 'ok',
  version: '0.1.0',
  database: 'sqlite',
  queue: 'embedded',
  hosts: [
    { name: 'gpu-box', online: true },
    { name: 'laptop', online: false },
  ],
};

describe('describeServer', () => {
  it('says what answers, and which hosts can measure now', () => {
    expect(describeServer(URL_OF_SERVER, { state: 'ready', health })).toBe(
      '✓ Server: Mizani 0.1.0 at http://127.0.0.1:3000; sqlite database, embedded queue, hosts online: gpu-box',
    );
  });

  it('puts no tick before a Mizani that cannot work, another program, or nothing', () => {
    const unwell = { ...health, status: 'unavailable', hosts: [] };
    expect(describeServer(URL_OF_SERVER, { state: 'unwell', health: unwell })).toMatch(
      /^- Server \(unavailable\): .* hosts online: none$/,
    );
    expect(describeServer(URL_OF_SERVER, { state: 'other' })).toMatch(/^- Server: another program/);
    expect(describeServer(URL_OF_SERVER, { state: 'nothing', reason: 'ECONNREFUSED' })).toMatch(
      /^- Server: none at .*ECONNREFUSED/,
    );
  });
});
