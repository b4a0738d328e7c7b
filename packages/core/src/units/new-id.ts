/** Prefix of every kind of id, so that an id in a log or a URL says what it names. */
const PREFIX = {
  host: 'host',
  runtime: 'rt',
  target: 'tgt',
  promptSet: 'ps',
  experiment: 'exp',
  job: 'job',
  run: 'run',
} as const;

export type IdKind = keyof typeof PREFIX;

/** Fills a byte array with random values, as `crypto.getRandomValues` does. */
export type RandomBytes = (bytes: Uint8Array<ArrayBuffer>) => Uint8Array;

const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';
const ID_LENGTH = 20;

/**
 * A new id such as `run_7k3f…`: 20 letters of Crockford's base 32, 100 random bits.
 * Lower case and without punctuation, so it is safe in URLs, file names and Redis keys.
 */
export function newId(
  kind: IdKind,
  randomBytes: RandomBytes = (bytes) => crypto.getRandomValues(bytes),
): string {
  const bytes = randomBytes(new Uint8Array(ID_LENGTH));
  return `${PREFIX[kind]}_${Array.from(bytes, (byte) => ALPHABET[byte & 31]).join('')}`;
}
