import { once } from 'node:events';
import { Readable, Writable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { openTerminal } from './open-terminal.ts';

/** Takes some bytes and then fails as a pipe or a disk does. */
function failAfter(bytesMax: number, code: string): Writable {
  let bytes = 0;
  return new Writable({
    autoDestroy: false,
    write(chunk: Buffer, _encoding, done) {
      bytes += chunk.length;
      done(bytes > bytesMax ? Object.assign(new Error(code), { code }) : null);
    },
  });
}

function open(stdout: Writable, stderr = failAfter(0, 'EPIPE')) {
  const lost: Error[] = [];
  const onOutputLost = (error: Error) => void lost.push(error);
  return { lost, terminal: openTerminal({ stdout, stderr, isInteractive: false, onOutputLost }) };
}

describe('openTerminal', () => {
  it('goes on in silence when the reader has left, on either stream', async () => {
    const stdout = failAfter(0, 'EPIPE');
    const stderr = failAfter(0, 'EPIPE');
    const { lost, terminal } = open(stdout, stderr);
    const failures = Promise.all([once(stdout, 'close'), once(stderr, 'close')]);
    terminal.out('a');
    terminal.err('b');
    terminal.out('c');
    stdout.destroy();
    stderr.destroy();
    await failures;
    expect(lost).toEqual([]);
  });

  it('tells when a result is lost for any other reason', async () => {
    const stdout = failAfter(0, 'ENOSPC');
    const { lost, terminal } = open(stdout);
    terminal.out('a');
    await expect.poll(() => lost.map(({ message }) => message)).toEqual(['ENOSPC']);
  });

  it('does not read a stream to its end for a reader who has left, and says so', async () => {
    let produced = 0;
    const content = Readable.from(
      (async function* () {
        for (; produced < 10_000; produced++) yield Buffer.alloc(1_000);
      })(),
    );
    const { terminal } = open(failAfter(5_000, 'EPIPE'));
    const writing = terminal.outStream(content, new AbortController().signal);
    await expect(writing).rejects.toMatchObject({ code: 'EPIPE' });
    expect(produced).toBeLessThan(100);
  });

  it('leaves stdout open behind a stream', async () => {
    const written: string[] = [];
    const stdout = new Writable({
      write(chunk: Buffer, _encoding, done) {
        written.push(chunk.toString());
        done();
      },
    });
    const { terminal } = open(stdout);
    await terminal.outStream(Readable.from(['a', 'b']), new AbortController().signal);
    terminal.out('c');
    expect(written.join('')).toBe('abc');
  });
});
