/**
 * What the server of known truth says in the text of a streamed answer: `yes <received> <chunk 1> <chunk 2> …`, in
 * milliseconds of its clock. Throws when the text is something else.
 */
export function readStamps(text) {
  const [yes, received, ...stamps] = text.trim().split(' ');
  const [receivedAtMs, ...writtenAtMs] = [received, ...stamps].map(Number);
  if (yes !== 'yes' || stamps.length === 0 || !writtenAtMs.every(Number.isFinite)) {
    throw new Error(`These are no stamps: ${text}`);
  }
  return {
    ttftMs: writtenAtMs[0] - receivedAtMs,
    gapsMs: writtenAtMs.slice(1).map((atMs, index) => atMs - writtenAtMs[index]),
  };
}
