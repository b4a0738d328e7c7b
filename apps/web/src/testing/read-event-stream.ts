export type ServerSentEvent = { event: string; id: string | null; data: unknown };

/** Reads server-sent events from a response, as they come. */
export async function* readEventStream(
  response: Response,
): AsyncGenerator<ServerSentEvent, void, undefined> {
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  if (reader === undefined) return;
  let pending = '';
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      const blocks = (pending + value).split('\n\n');
      pending = blocks.pop() ?? '';
      for (const block of blocks) {
        const fields = new Map(
          block.split('\n').map((line) => {
            const colon = line.indexOf(':');
            return [line.slice(0, colon), line.slice(colon + 2)];
          }),
        );
        const event = fields.get('event');
        if (event === undefined) continue;
        yield { event, id: fields.get('id') ?? null, data: JSON.parse(fields.get('data') ?? '') };
      }
    }
  } finally {
    await reader.cancel();
  }
}
