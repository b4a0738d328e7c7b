import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HttpError } from './http-error.ts';
import { readJsonBody } from './read-json-body.ts';

function post(body: BodyInit, headers: Record<string, string> = {}): Request {
  return new Request('http://localhost/', {
    method: 'POST',
    body,
    headers,
    duplex: 'half',
  } as RequestInit);
}

async function failureOf(request: Request, maxBytes?: number): Promise<HttpError> {
  const error: unknown = await readJsonBody(request, maxBytes).catch((caught: unknown) => caught);
  if (!(error instanceof HttpError)) throw new Error('The body was accepted.');
  return error;
}

describe('readJsonBody', () => {
  it('returns any JSON value as it was sent', async () => {
    await fc.assert(
      fc.asyncProperty(fc.jsonValue({ noUnicodeString: false }), async (value) => {
        const text = JSON.stringify(value);
        expect(await readJsonBody(post(text))).toEqual(JSON.parse(text));
      }),
    );
  });

  it('takes a body of exactly the limit and refuses one byte more', async () => {
    expect(await readJsonBody(post('"12345678"'), 10)).toBe('12345678');
    expect((await failureOf(post('"123456789"'), 10)).status).toBe(413);
  });

  it('stops reading an endless body at the limit', async () => {
    let sentBytes = 0;
    let cancelled = false;
    const endless = new ReadableStream<Uint8Array>({
      pull(controller) {
        sentBytes += 1_000;
        controller.enqueue(new Uint8Array(1_000).fill(0x20));
      },
      cancel() {
        cancelled = true;
      },
    });
    expect((await failureOf(post(endless), 10_000)).status).toBe(413);
    expect(cancelled).toBe(true);
    expect(sentBytes).toBeLessThan(20_000);
  });

  it('refuses by the announced length without reading at all', async () => {
    const request = post('{}', { 'content-length': '20000000' });
    expect((await failureOf(request)).status).toBe(413);
    expect(request.bodyUsed).toBe(false);
  });

  it.each([['{"rounds":'], [''], ['\u00ff{'], ['undefined']])('answers 400 to %j', async (text) => {
    expect((await failureOf(post(text))).status).toBe(400);
  });

  it('answers 400 to bytes that are not UTF-8', async () => {
    expect((await failureOf(post(new Uint8Array([0x22, 0xff, 0x22])))).status).toBe(400);
  });
});
