import type { Sample } from '../../benchmark/sample.ts';

export const RESCORE_TOOLS = [
  'guidellm',
  'aiperf',
  'vllm',
  'llmperf',
  'mlperf-client',
  'mlperf-loadgen',
] as const;
export type RescoreTool = (typeof RESCORE_TOOLS)[number];

/** What a row of any tool is about, so that rows of two tools can be laid side by side. */
export const RESCORE_QUANTITIES = [
  'ttftMs',
  'interTokenMs',
  'timePerOutputTokenMs',
  'chunkGapMs',
  'latencyMs',
  'decodeTokensPerSecond',
  'endToEndTokensPerSecond',
  'systemTokensPerSecond',
] as const;
export type RescoreQuantity = (typeof RESCORE_QUANTITIES)[number];

/**
 * How a tool makes one number of many requests. `pooled`: over all gaps of all requests, so that long answers count
 * more. `token-weighted-mean`: over requests, each with its number of tokens as weight. `mean-of-prompts`: over
 * prompts, of the mean of each one's repeats.
 */
export type RescoreAggregate =
  | 'mean'
  | 'median'
  | 'token-weighted-mean'
  | 'pooled-mean'
  | 'pooled-median'
  | 'mean-of-prompts';

export type RescoredRow = {
  quantity: RescoreQuantity;
  /** What the tool calls it; the same word means other things elsewhere. */
  name: string;
  formula: string;
  aggregate: RescoreAggregate;
  /** Requests that the tool would have counted for it. */
  n: number;
  /** Null when the stored trace cannot give exactly what the tool would have printed; `reason` says why. */
  value: number | null;
  reason: string | null;
};

export type Rescore = {
  tool: RescoreTool;
  title: string;
  /** The version whose definitions these are. */
  version: string;
  rows: RescoredRow[];
};

/** What the formulas read of a sample. */
export type RescoredSample = Pick<
  Sample,
  | 'phase'
  | 'outcome'
  | 'promptIndex'
  | 'queueMs'
  | 'prepMs'
  | 'ttftMs'
  | 'ttftVisibleMs'
  | 'tailMs'
  | 'serviceMs'
  | 'totalMs'
  | 'gapsMs'
  | 'chunkCount'
  | 'eventCount'
  | 'choiceEventCount'
  | 'firstChoiceMs'
  | 'lastChoiceMs'
  | 'completionTokens'
  | 'usageCompletionTokens'
  | 'tokenizerCompletionTokens'
  | 'reasoningCharacters'
>;
