import { describe, expect, it } from 'vitest';
import { redisAddress } from './redis-address.ts';

describe('redisAddress', () => {
  it.each([
    ['redis://localhost', 'localhost:6379'],
    ['redis://me:secret@queue.example:7000/3', 'queue.example:7000'],
    ['rediss://:secret@[::1]:6380', '[::1]:6380'],
  ])('of %s is %s', (url, address) => {
    expect(redisAddress(url)).toBe(address);
  });

  it.each(['', 'localhost:6379', 'http://me:secret@localhost', 'redis://', 'redis://me:secret@:x'])(
    'rejects %j without repeating it',
    (url) => {
      expect(() => redisAddress(url)).toThrow(/^redisUrl: must look like(?!.*secret)/);
    },
  );
});
