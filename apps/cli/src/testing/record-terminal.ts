import type { Readable } from 'node:stream';
import type { Terminal } from '../command.ts';

/** A terminal that keeps what was written to it. */
export function recordTerminal(
  isInteractive = false,
): Terminal & { stdout: string; stderr: string } {
  const terminal = {
    stdout: '',
    stderr: '',
    isInteractive,
    out(text: string) {
      terminal.stdout += text;
    },
    async outStream(content: Readable) {
      for await (const text of content.setEncoding('utf8')) terminal.stdout += text;
    },
    err(text: string) {
      terminal.stderr += text;
    },
  };
  return terminal;
}
