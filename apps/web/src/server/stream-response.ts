/**
 * A response whose body is produced as fast as the client reads it. Leaving early aborts the signal given to the
 * source and ends it, so its `finally` blocks run; an error of the source breaks the connection, which is how a
 * client learns of it.
 */
export function streamResponse(
  makeSource: (signal: AbortSignal) => AsyncGenerator<string, void, undefined>,
  headers: Readonly<Record<string, string>>,
): Response {
  const encoder = new TextEncoder();
  const left = new AbortController();
  const source = makeSource(left.signal);
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const next = await source.next();
      if (next.done) controller.close();
      else controller.enqueue(encoder.encode(next.value));
    },
    async cancel() {
      left.abort();
      await source.return();
    },
  });
  return new Response(body, { headers });
}
