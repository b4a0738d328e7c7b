import type { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Terminal } from '../command.ts';

/**
 * A terminal on two streams that may break. A reader who left, e.g. `head`, has seen enough: the command goes on in
 * silence, so that its exit code still is the verdict. Any other failure of `stdout` loses a result, and calls
 * `onOutputLost`.
 */
export function openTerminal({
  stdout,
  stderr,
  isInteractive,
  onOutputLost,
}: {
  stdout: Writable;
  stderr: Writable;
  isInteractive: boolean;
  onOutputLost: (error: Error) => void;
}): Terminal {
  stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') onOutputLost(error);
  });
  // Only progress and explanations are lost, and an exit code of chance would be worse.
  stderr.on('error', () => {});
  return {
    out: (text) => void stdout.write(text),
    err: (text) => void stderr.write(text),
    outStream: (content, signal) => pipeline(content, stdout, { end: false, signal }),
    isInteractive,
  };
}
