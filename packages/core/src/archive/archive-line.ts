import { z } from 'zod';
import { SAMPLE_PHASES } from '../benchmark/plan.ts';
import { RUN_EVENT_KINDS } from '../benchmark/run.ts';
import type { Sample, Score } from '../benchmark/sample.ts';
import {
  CALL_ERROR_CLASSES,
  CALL_OUTCOMES,
  SAMPLE_FLAGS,
  TOKEN_SOURCES,
} from '../inference/call-record.ts';
import { promptSchema } from '../prompt-set/prompt-set.ts';
import {
  countSchema,
  epochMsSchema,
  idSchema,
  intervalMsSchema,
  storedTextSchema,
} from './archive-scalars.ts';
import { archivedRunSchema, fingerprintSchema } from './archived-run.ts';

/** Counts up when a reader of the version before would misunderstand the file. */
export const ARCHIVE_VERSION = 1;

/** The first line: the run and everything it needs to be understood. */
export const archiveHeadSchema = z.strictObject({
  kind: z.literal('mizani-run'),
  version: z.literal(ARCHIVE_VERSION),
  run: archivedRunSchema,
  /** As the run met it. */
  host: z.strictObject({
    id: idSchema,
    name: z.string().min(1),
    fingerprint: fingerprintSchema,
    fingerprintHash: z.string(),
    workerVersion: z.string(),
  }),
  /** Known by name and hash; its id and its version are the installation's own. */
  promptSet: z.strictObject({
    name: storedTextSchema.nullable(),
    description: storedTextSchema.nullable(),
    hash: z.string().min(1),
    prompts: z.array(promptSchema).min(1),
  }),
  /** Oldest first. That a run was imported is the history of an installation and stays there. */
  events: z.array(
    z.strictObject({
      kind: z.enum(RUN_EVENT_KINDS).exclude(['imported']),
      detail: storedTextSchema.nullable(),
      epochMs: epochMsSchema,
    }),
  ),
});
export type ArchiveHead = z.infer<typeof archiveHeadSchema>;

export const sampleLineSchema = z.strictObject({
  kind: z.literal('sample'),
  ordinal: countSchema,
  targetId: idSchema,
  promptIndex: countSchema,
  round: countSchema,
  block: countSchema,
  step: countSchema,
  phase: z.enum(SAMPLE_PHASES),
  outcome: z.enum(CALL_OUTCOMES),
  errorClass: z.enum(CALL_ERROR_CLASSES).nullable(),
  errorMessage: storedTextSchema.nullable(),
  startedEpochMs: epochMsSchema,
  queueMs: intervalMsSchema,
  prepMs: intervalMsSchema,
  loadMs: intervalMsSchema.nullable(),
  connectMs: intervalMsSchema.nullable(),
  sendMs: intervalMsSchema.nullable(),
  headersMs: intervalMsSchema.nullable(),
  ttftMs: intervalMsSchema.nullable(),
  ttftVisibleMs: intervalMsSchema.nullable(),
  tailMs: intervalMsSchema.nullable(),
  serviceMs: intervalMsSchema,
  totalMs: intervalMsSchema,
  /** Kept as 32-bit floats, whose shortest decimal form leads back to the very same ones. */
  gapsMs: z.array(intervalMsSchema),
  chunkCount: countSchema,
  eventCount: countSchema,
  choiceEventCount: countSchema,
  firstChoiceMs: intervalMsSchema.nullable(),
  lastChoiceMs: intervalMsSchema.nullable(),
  promptTokens: countSchema.nullable(),
  completionTokens: countSchema.nullable(),
  tokenSource: z.enum(TOKEN_SOURCES),
  usageCompletionTokens: countSchema.nullable(),
  tokenizerCompletionTokens: countSchema.nullable(),
  estimatedCompletionTokens: countSchema,
  reasoningTokens: countSchema.nullable(),
  cachedPromptTokens: countSchema.nullable(),
  firstChunkTokens: countSchema.nullable(),
  reasoningCharacters: countSchema,
  flags: z.array(z.enum(SAMPLE_FLAGS)),
  retries: z.array(
    z.strictObject({
      errorClass: z.enum(CALL_ERROR_CLASSES),
      message: z.string().nullable(),
      serviceMs: intervalMsSchema,
      waitMs: intervalMsSchema,
    }),
  ),
  maxTokens: countSchema,
  finishReason: storedTextSchema.nullable(),
  text: storedTextSchema,
});
export type SampleLine = z.infer<typeof sampleLineSchema>;

/** Follows the sample it belongs to. */
export const scoreLineSchema = z.strictObject({
  kind: z.literal('score'),
  ordinal: countSchema,
  scorer: z.enum(['person', 'judge', 'computed']),
  name: storedTextSchema,
  value: z.number(),
  detail: storedTextSchema.nullable(),
});
export type ScoreLine = z.infer<typeof scoreLineSchema>;

/** The last line: without it the file was cut off. */
export const endLineSchema = z.strictObject({
  kind: z.literal('end'),
  samples: countSchema,
  scores: countSchema,
});

/** What follows the head. */
export const bodyLineSchema = z.discriminatedUnion(
  'kind',
  [sampleLineSchema, scoreLineSchema, endLineSchema],
  { error: 'must be "sample", "score" or "end"' },
);

// Fails to compile when a sample or a score has a field that its line has not, or the other way round.
type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : never) : never;
true satisfies Same<Omit<SampleLine, 'kind'>, Omit<Sample, 'runId'>>;
true satisfies Same<Omit<ScoreLine, 'kind'>, Omit<Score, 'runId'>>;
