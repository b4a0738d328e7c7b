import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  presentableMessage,
  readServerMessage,
  SERVER_MESSAGE_MAX_CHARS,
} from './server-message.ts';

describe('readServerMessage', () => {
  it.each([
    ['{"error":{"message":"Model not found","code":null}}', 'Model not found'],
    ['{"error":"no such model"}', 'no such model'],
    ['{"message":"slow down"}', 'slow down'],
    ['{"detail":"Not authenticated"}', 'Not authenticated'],
    ['{"error":null,"message":"kept"}', 'kept'],
    [' plain text \n', 'plain text'],
    ['{"status":"x"}', '{"status":"x"}'],
    ['', ''],
  ])('finds the message in %s', (body, message) => {
    expect(readServerMessage(body)).toBe(message);
  });

  it('never throws, whatever the body is', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (body) => {
        expect(typeof readServerMessage(body)).toBe('string');
      }),
    );
  });
});

describe('presentableMessage', () => {
  it('never shows the key, not even where the message is cut', () => {
    const key = 'sk-secret-key';
    fc.assert(
      fc.property(fc.nat(600), (padding) => {
        const message = presentableMessage(`${'x'.repeat(padding)}${key} is wrong`, key);
        expect(message).not.toContain('sk-');
        expect(message.length).toBeLessThanOrEqual(SERVER_MESSAGE_MAX_CHARS);
      }),
    );
  });
});
