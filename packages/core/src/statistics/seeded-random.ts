/** A repeatable source of random numbers: the same seed gives the same sequence on every machine. */
export type SeededRandom = {
  /** A number in [0, 1) with 32 random bits. */
  nextFloat(): number;
  /**
   * An integer in [0, limit), all equally likely up to a difference of 2^-32, which no order or resampling shows.
   * Throws `RangeError` unless 1 <= limit <= 2^32.
   */
  nextBelow(limit: number): number;
};

const TWO_POW_32 = 4_294_967_296;

/**
 * xoshiro128** 1.1 by David Blackman and Sebastiano Vigna (https://prng.di.unimi.it/xoshiro128starstar.c,
 * public domain), its state filled from the seed by Vigna's SplitMix64 as the authors advise.
 * For orders and resampling; not for secrets. Any safe integer is a seed, 0 included.
 */
export function createSeededRandom(seed: number): SeededRandom {
  const next = xoshiro128(splitMix64State(seed));
  return {
    nextFloat: () => next() / TWO_POW_32,
    nextBelow(limit) {
      if (!Number.isInteger(limit) || limit < 1 || limit > TWO_POW_32) {
        throw new RangeError(`limit must be an integer from 1 to 2^32, not ${limit}`);
      }
      return Math.floor((next() / TWO_POW_32) * limit);
    },
  };
}

type State = [number, number, number, number];

/** The bare generator over a given state, not all zero: unsigned 32-bit integers. */
export function xoshiro128(initial: State): () => number {
  // A typed array, because captured numbers would be boxed anew with every draw of the millions that resampling takes.
  const state = Int32Array.from(initial);
  return () => {
    const a = state[0] ?? 0;
    const b = state[1] ?? 0;
    const c = (state[2] ?? 0) ^ a;
    const d = (state[3] ?? 0) ^ b;
    state[0] = a ^ d;
    state[1] = b ^ c;
    state[2] = c ^ (b << 9);
    state[3] = rotateLeft(d, 11);
    return Math.imul(rotateLeft(Math.imul(b, 5), 7), 9) >>> 0;
  };
}

function splitMix64State(seed: number): State {
  let state = BigInt.asUintN(64, BigInt(seed));
  const next = () => {
    state = BigInt.asUintN(64, state + 0x9e3779b97f4a7c15n);
    let z = state;
    z = BigInt.asUintN(64, (z ^ (z >> 30n)) * 0xbf58476d1ce4e5b9n);
    z = BigInt.asUintN(64, (z ^ (z >> 27n)) * 0x94d049bb133111ebn);
    return z ^ (z >> 31n);
  };
  const [low, high] = [next(), next()];
  return [int32(low), int32(low >> 32n), int32(high), int32(high >> 32n)];
}

const int32 = (value: bigint) => Number(BigInt.asIntN(32, value));
const rotateLeft = (value: number, bits: number) => (value << bits) | (value >>> (32 - bits));
