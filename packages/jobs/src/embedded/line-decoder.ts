const NEWLINE = 0x0a;

/**
 * Cuts a stream of bytes into lines. `push` calls `onLine` for each line that is complete, without its newline,
 * and throws a `RangeError` as soon as a line, complete or not, is longer than `maxBytes`.
 */
export function createLineDecoder(options: { maxBytes: number; onLine: (line: string) => void }): {
  push(chunk: Buffer): void;
} {
  const { maxBytes, onLine } = options;
  let pending: Buffer[] = [];
  let pendingBytes = 0;

  const keep = (part: Buffer) => {
    pendingBytes += part.length;
    if (pendingBytes > maxBytes) throw new RangeError(`A line is longer than ${maxBytes} bytes.`);
    pending.push(part);
  };

  return {
    push(chunk) {
      let start = 0;
      for (;;) {
        const end = chunk.indexOf(NEWLINE, start);
        if (end === -1) break;
        keep(chunk.subarray(start, end));
        // Decoded whole, because a character may be spread over two chunks.
        const line = Buffer.concat(pending).toString('utf8');
        pending = [];
        pendingBytes = 0;
        start = end + 1;
        onLine(line);
      }
      if (start < chunk.length) keep(chunk.subarray(start));
    },
  };
}
