import { HttpError } from './http-error.ts';

export const BODY_MAX_BYTES = 2 * 1024 * 1024;

/**
 * Reads a JSON body, and stops reading when it exceeds the limit.
 * Throws `HttpError`: 413 when it is too large, 400 when it is not JSON.
 */
export async function readJsonBody(
  request: Request,
  maxBytes: number = BODY_MAX_BYTES,
): Promise<unknown> {
  const bytes = await readLimited(request, maxBytes);
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new HttpError(400, `The body is not valid JSON: ${reason}`, [
      { field: 'body', message: 'must be valid JSON in UTF-8' },
    ]);
  }
}

async function readLimited(request: Request, maxBytes: number): Promise<Uint8Array> {
  if (Number(request.headers.get('content-length') ?? 0) > maxBytes) throw tooLarge(maxBytes);
  if (!request.body) return new Uint8Array();
  const reader = request.body.getReader();
  const chunks: Uint8Array[] = [];
  let size = 0;
  for (let read = await reader.read(); !read.done; read = await reader.read()) {
    size += read.value.byteLength;
    if (size > maxBytes) {
      await reader.cancel();
      throw tooLarge(maxBytes);
    }
    chunks.push(read.value);
  }
  return Buffer.concat(chunks, size);
}

function tooLarge(maxBytes: number): HttpError {
  return new HttpError(413, `The body is larger than ${maxBytes} bytes.`, [
    { field: 'body', message: `must not be larger than ${maxBytes} bytes` },
  ]);
}
