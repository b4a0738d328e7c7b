import { createReadStream } from 'node:fs';
import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { HttpError } from '../../../server/http-error.ts';

/** Far more than a run of 200,000 samples. */
export const ARCHIVE_MAX_BYTES = 4 * 1024 ** 3;

/**
 * Receives a body into a file and hands its bytes to `use`; the file is gone afterwards. An import has
 * some time for each page, and must not depend on how long a slow client takes.
 * Throws `HttpError`: 413 when the body is too large, 400 when there is none.
 */
export async function spoolBody<Result>(
  request: Request,
  use: (bytes: AsyncIterable<Uint8Array>) => Promise<Result>,
  maxBytes = ARCHIVE_MAX_BYTES,
): Promise<Result> {
  if (!request.body) throw new HttpError(400, 'The body is empty; an exported run was expected.');
  const folder = await mkdtemp(path.join(tmpdir(), 'mizani-import-'));
  try {
    const file = path.join(folder, 'run.ndjson');
    await receive(request.body, file, maxBytes);
    return await use(createReadStream(file));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function receive(body: ReadableStream<Uint8Array>, file: string, maxBytes: number) {
  const handle = await open(file, 'wx', 0o600);
  let size = 0;
  try {
    for await (const bytes of body) {
      size += bytes.byteLength;
      if (size > maxBytes) {
        throw new HttpError(413, `The body is larger than ${maxBytes} bytes.`);
      }
      await handle.write(bytes);
    }
  } finally {
    await handle.close();
  }
}
