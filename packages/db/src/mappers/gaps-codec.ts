const BYTES_PER_GAP = 4;

/** Float32, little endian: a quarter of the size of JSON, with a precision of nanoseconds for gaps of milliseconds. */
export function encodeGaps(gapsMs: readonly number[]): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(gapsMs.length * BYTES_PER_GAP);
  const view = new DataView(bytes.buffer);
  gapsMs.forEach((gapMs, index) => {
    view.setFloat32(index * BYTES_PER_GAP, gapMs, true);
  });
  return bytes;
}

/** No bytes are no gaps. Throws when the bytes are no whole number of gaps. */
export function decodeGaps(bytes: Uint8Array): number[] {
  if (bytes.byteLength % BYTES_PER_GAP !== 0) {
    throw new Error(`${bytes.byteLength} bytes are no whole number of gaps.`);
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Array.from({ length: bytes.byteLength / BYTES_PER_GAP }, (_, index) =>
    view.getFloat32(index * BYTES_PER_GAP, true),
  );
}
