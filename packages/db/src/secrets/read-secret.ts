import { randomBytes } from 'node:crypto';
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { MizaniError } from '@mizani/core/errors/mizani-error';

const SECRET_BYTES = 32;

/**
 * The installation's secret: the configured one, else the one in `<dataDir>/secret`, which is made on first use
 * and readable by its owner only. Web and worker may ask at the same moment and get the same answer.
 * Throws `MizaniError('unavailable')` when the file cannot be read or written, or is empty.
 */
export async function readSecret({
  configured,
  dataDir,
}: {
  configured: string | null;
  dataDir: string;
}): Promise<string> {
  if (configured !== null) return configured;
  const file = path.join(dataDir, 'secret');
  try {
    return (await readIfThere(file)) ?? (await createSecret(file));
  } catch (cause) {
    if (cause instanceof MizaniError) throw cause;
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new MizaniError(
      'unavailable',
      `The secret in ${file} can be neither read nor made: ${reason}. Mend its permissions, or set MIZANI_SECRET.`,
      { cause, retryable: false },
    );
  }
}

async function readIfThere(file: string): Promise<string | null> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
  if (text === null) return null;
  const secret = text.trim();
  // Going on with a new secret would make every stored key unreadable without a word.
  if (secret === '') {
    throw new MizaniError(
      'unavailable',
      `The secret file ${file} is empty. Restore it; or delete it, and enter the stored API keys again.`,
      { retryable: false },
    );
  }
  return secret;
}

/** The file appears whole or not at all: it is written under another name, and only one process can link it. */
async function createSecret(file: string): Promise<string> {
  await mkdir(path.dirname(file), { recursive: true });
  const secret = randomBytes(SECRET_BYTES).toString('base64url');
  const draft = `${file}.${randomBytes(8).toString('hex')}`;
  await writeFile(draft, `${secret}\n`, { mode: 0o600, flag: 'wx' });
  try {
    await link(draft, file);
    return secret;
  } catch (error) {
    const theirs = await readIfThere(file);
    if (theirs === null) throw error;
    return theirs;
  } finally {
    await rm(draft, { force: true });
  }
}
