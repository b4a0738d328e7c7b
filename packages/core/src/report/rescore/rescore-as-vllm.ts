import { lastTextMs } from './last-text-ms.ts';
import { poolGaps } from './pool-gaps.ts';
import type { Rescore, RescoredRow, RescoredSample } from './rescore.ts';
import { scoreRequests } from './score-requests.ts';

const NO_CHOICES =
  'When the first and the last event with choices came is not known of every answer.';
const NO_TOKENS =
  "Without usage, vLLM counts with the model's tokenizer, and none has counted every answer here.";
const HIDDEN_GAPS =
  'vLLM counts gaps around events without text; when those came in the middle of a stream is not stored.';

/**
 * vLLM `bench serve`, `serve.py` 009e6d4a and `endpoint_request_func.py` 02cfb534:
 * TTFT = first event with `choices`, even one without text, - t_s; latency = last event with `choices` - t_s;
 * TPOT = (latency - TTFT)/(N - 1) where N > 1; ITL = the gaps between events with `choices`, pooled: it is a gap
 * between chunks and no time per token. N from usage, else by the tokenizer. Throughput = sum of N / duration.
 */
export function rescoreAsVllm(samples: readonly RescoredSample[]): Omit<Rescore, 'tool'> {
  const throughput: RescoredRow = {
    quantity: 'systemTokensPerSecond',
    name: 'Output token throughput',
    formula: 'sum of N / duration of the benchmark',
    aggregate: 'mean',
    n: samples.length,
    value: null,
    reason:
      'vLLM loads one target without a pause; what one target of a run took alone is not known.',
  };
  const rows = [
    scoreRequests(samples, {
      quantity: 'ttftMs',
      name: 'TTFT',
      formula: 'first event with choices, even without text - request start',
      aggregates: ['mean', 'median'],
      score: ({ firstChoiceMs }) => firstChoiceMs ?? 'unknown',
      unknownReason: NO_CHOICES,
    }),
    poolGaps(samples, {
      quantity: 'chunkGapMs',
      name: 'ITL',
      formula: 'gaps between events with choices, of all requests together',
      sumOf: ({ firstChoiceMs, lastChoiceMs, choiceEventCount }) =>
        firstChoiceMs === null || lastChoiceMs === null
          ? null
          : { sumMs: lastChoiceMs - firstChoiceMs, count: choiceEventCount - 1 },
      gapsOf: choiceGaps,
      unknownReason: HIDDEN_GAPS,
    }),
    scoreRequests(samples, {
      quantity: 'timePerOutputTokenMs',
      name: 'TPOT',
      formula: '(latency - TTFT) / (N - 1)',
      aggregates: ['mean', 'median'],
      score: ({ firstChoiceMs, lastChoiceMs, ...sample }) => {
        const tokens = sample.usageCompletionTokens ?? sample.tokenizerCompletionTokens;
        if (tokens === null || firstChoiceMs === null || lastChoiceMs === null) return 'unknown';
        return tokens > 1 ? (lastChoiceMs - firstChoiceMs) / (tokens - 1) : 'left-out';
      },
      unknownReason: NO_TOKENS,
    }),
    scoreRequests(samples, {
      quantity: 'latencyMs',
      name: 'E2EL',
      formula: 'last event with choices - request start',
      aggregates: ['mean', 'median'],
      score: ({ lastChoiceMs }) => lastChoiceMs ?? 'unknown',
      unknownReason: NO_CHOICES,
    }),
    throughput,
  ];
  return { title: 'vLLM bench serve', version: '009e6d4a, 02cfb534', rows: rows.flat() };
}

/**
 * The gaps between events with choices: those between texts, and one more at either end where an event without text
 * came before the first text or after the last. Null when there are yet other events without text: they lie
 * somewhere between, and only their number is known.
 */
function choiceGaps(sample: RescoredSample): number[] | null {
  const { firstChoiceMs, lastChoiceMs, ttftMs, gapsMs, chunkCount, choiceEventCount } = sample;
  const lastMs = lastTextMs(sample);
  if (firstChoiceMs === null || lastChoiceMs === null || ttftMs === null || lastMs === null) {
    return null;
  }
  const before = firstChoiceMs < ttftMs ? [ttftMs - firstChoiceMs] : [];
  const after = lastChoiceMs > lastMs ? [lastChoiceMs - lastMs] : [];
  const hidden = choiceEventCount - chunkCount - before.length - after.length;
  return hidden === 0 ? [...before, ...gapsMs, ...after] : null;
}
