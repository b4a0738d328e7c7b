import { describe, expect, it } from 'vitest';
import { scriptAnswer } from '../../reference-server/reference-answer.ts';
import { bytesOf, replayStream } from '../../testing/replay-stream.ts';

describe('the type of the response', () => {
  const stream = bytesOf(scriptAnswer({ tokens: ['Hi'] }));

  it.each([
    'text/event-stream',
    'Text/Event-Stream; charset=utf-8',
    'text/event-stream;profile="json"',
    'application/octet-stream',
    '',
  ])('may be "%s" for a stream', (contentType) => {
    expect(replayStream([stream], { contentType })).toMatchObject({ text: 'Hi' });
  });

  it.each(['application/json', 'Application/JSON; charset=utf-8', 'application/problem+json'])(
    'is "%s" for what is not streamed',
    (contentType) => {
      const body = Buffer.from('{"choices":[]}');
      expect(replayStream([body], { contentType })).toMatchObject({
        errorClass: 'stream-broken',
        errorMessage: 'The server answered with one JSON document instead of a stream.',
      });
    },
  );
});
