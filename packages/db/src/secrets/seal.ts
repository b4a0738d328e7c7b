import { createCipheriv, createDecipheriv, randomBytes, scryptSync } from 'node:crypto';
import { MizaniError } from '@mizani/core/errors/mizani-error';

/** Encrypts what must not be readable in the database or its backups. */
export interface Sealer {
  /** `subject` names the row the secret belongs to: the sealed text opens for no other. */
  seal(plaintext: string, subject: string): string;
  /** Throws `MizaniError('unavailable')` when it was sealed with another secret, for another subject, or changed. */
  open(sealed: string, subject: string): string;
}

const VERSION = 'v1';
const ALGORITHM = 'aes-256-gcm';
const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
/** One key per installation, so a fixed salt; scrypt makes guessing a weak secret dear. */
const SALT = 'mizani/seal/v1';

/**
 * AES-256-GCM under a key derived from the installation's secret. Sealed texts read `v1.<base64url>`, of nonce, tag and
 * ciphertext. Throws `MizaniError('invalid-input')` for an empty secret.
 */
export function createSealer(secret: string): Sealer {
  if (secret === '') {
    throw new MizaniError('invalid-input', 'MIZANI_SECRET must not be empty.');
  }
  let key: Buffer | undefined;
  // Derived at first use: it takes tens of milliseconds, and most processes never need it.
  const getKey = () => {
    key ??= scryptSync(secret, SALT, KEY_BYTES);
    return key;
  };

  return {
    seal(plaintext, subject) {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv(ALGORITHM, getKey(), nonce);
      cipher.setAAD(Buffer.from(subject));
      const ciphertext = Buffer.concat([cipher.update(plaintext, 'utf8'), cipher.final()]);
      const sealed = Buffer.concat([nonce, cipher.getAuthTag(), ciphertext]);
      return `${VERSION}.${sealed.toString('base64url')}`;
    },

    open(sealed, subject) {
      const [version, body] = sealed.split('.');
      if (version !== VERSION || body === undefined) {
        throw cannotOpen('it was sealed by another version of Mizani');
      }
      const bytes = Buffer.from(body, 'base64url');
      try {
        const nonce = bytes.subarray(0, NONCE_BYTES);
        const decipher = createDecipheriv(ALGORITHM, getKey(), nonce, { authTagLength: TAG_BYTES });
        decipher.setAAD(Buffer.from(subject));
        decipher.setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
        const ciphertext = bytes.subarray(NONCE_BYTES + TAG_BYTES);
        return Buffer.concat([decipher.update(ciphertext), decipher.final()]).toString('utf8');
      } catch {
        throw cannotOpen(
          'MIZANI_SECRET is not the one it was sealed with, or the stored value was changed',
        );
      }
    },
  };
}

function cannotOpen(reason: string): MizaniError {
  return new MizaniError(
    'unavailable',
    `A stored API key cannot be decrypted: ${reason}. Set the former secret, or enter the key again.`,
    { retryable: false },
  );
}
