import type { SampleFacts } from '../benchmark/sample-repository.ts';

type Timed = Pick<SampleFacts, 'ttftMs' | 'tailMs' | 'serviceMs' | 'totalMs' | 'chunkCount'>;
type Counted = Timed &
  Pick<SampleFacts, 'completionTokens' | 'firstChunkTokens' | 'characterCount'>;

/** Below this many tokens, two chunks that share one read, or one that is late, decide the pace and not the model. */
export const PACE_TOKENS_MIN = 8;

/**
 * Time per output token in milliseconds: (t_k - t_1) / (N - n_1), with t_1 and t_k the arrival of the first and last
 * chunk, N the output tokens and n_1 those of the first chunk: as the server or its tokenizer tells, else 1. Taking
 * several for one makes a token look faster than it was.
 * Null when fewer than 8 tokens or two chunks came, when none followed the first chunk, or when their number or times
 * are unknown.
 */
export function deriveTpotMs(sample: Counted): number | null {
  const decodeMs = deriveDecodeMs(sample);
  const tokens = sample.completionTokens;
  if (decodeMs === null || tokens === null || tokens < PACE_TOKENS_MIN) return null;
  const laterTokens = tokens - Math.max(1, sample.firstChunkTokens ?? 1);
  return laterTokens > 0 ? decodeMs / laterTokens : null;
}

/** Output tokens per second once the first are there: (N - n_1) / (t_k - t_1), the inverse of `deriveTpotMs`; null as there. */
export function deriveDecodeTokensPerSecond(sample: Counted): number | null {
  const tpotMs = deriveTpotMs(sample);
  return tpotMs === null ? null : 1_000 / tpotMs;
}

/** Output tokens per second of the whole wait: N / totalMs. Null when N is unknown or 0, or no time passed. */
export function deriveEndToEndTokensPerSecond(sample: Counted): number | null {
  return perSecond(sample.completionTokens, sample.totalMs);
}

/**
 * Characters of the visible answer per second of the whole wait: characterCount / totalMs. Comparable between
 * models with different tokenizers. Null when there are no characters, or no time passed.
 */
export function deriveCharactersPerSecond(sample: Counted): number | null {
  return perSecond(sample.characterCount, sample.totalMs);
}

/**
 * From the first to the last chunk with text: serviceMs - tailMs - ttftMs. Null when one of them was not reached,
 * and when all text came at once: then nothing was seen of the decoding.
 */
export function deriveDecodeMs({ ttftMs, tailMs, serviceMs, chunkCount }: Timed): number | null {
  if (ttftMs === null || tailMs === null || chunkCount < 2) return null;
  const decodeMs = serviceMs - tailMs - ttftMs;
  return decodeMs > 0 ? decodeMs : null;
}

function perSecond(count: number | null, durationMs: number): number | null {
  if (count === null || count <= 0 || durationMs <= 0) return null;
  return (count / durationMs) * 1_000;
}
