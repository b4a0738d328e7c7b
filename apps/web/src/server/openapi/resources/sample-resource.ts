import { SAMPLE_PHASES } from '@mizani/core/benchmark/plan';
import type { Sample } from '@mizani/core/benchmark/sample';
import {
  CALL_ERROR_CLASSES,
  CALL_OUTCOMES,
  SAMPLE_FLAGS,
  TOKEN_SOURCES,
} from '@mizani/core/inference/call-record';
import { z } from 'zod';

const known = z.number().nullable();

export const sampleSchema = z
  .object({
    runId: z.string(),
    ordinal: z.number(),
    targetId: z.string(),
    promptIndex: z.number(),
    round: z.number(),
    block: z.number(),
    step: z.number(),
    phase: z.enum(SAMPLE_PHASES),
    outcome: z.enum(CALL_OUTCOMES),
    errorClass: z.enum(CALL_ERROR_CLASSES).nullable(),
    errorMessage: z.string().nullable(),
    startedEpochMs: z.number(),
    queueMs: z.number(),
    prepMs: z.number(),
    loadMs: known,
    connectMs: known,
    sendMs: known,
    headersMs: known,
    ttftMs: known,
    ttftVisibleMs: known,
    tailMs: known,
    serviceMs: z.number(),
    totalMs: z.number(),
    gapsMs: z.array(z.number()),
    chunkCount: z.number(),
    promptTokens: known,
    completionTokens: known,
    tokenSource: z.enum(TOKEN_SOURCES),
    usageCompletionTokens: known,
    tokenizerCompletionTokens: known,
    estimatedCompletionTokens: z.number(),
    reasoningTokens: known,
    cachedPromptTokens: known,
    firstChunkTokens: known,
    eventCount: z.number(),
    choiceEventCount: z.number(),
    firstChoiceMs: known,
    lastChoiceMs: known,
    reasoningCharacters: z.number(),
    flags: z.array(z.enum(SAMPLE_FLAGS)),
    retries: z.array(
      z.object({
        errorClass: z.enum(CALL_ERROR_CLASSES),
        message: z.string().nullable(),
        serviceMs: z.number(),
        waitMs: z.number(),
      }),
    ),
    maxTokens: z.number(),
    finishReason: z.string().nullable(),
    text: z.string(),
  })
  .meta({
    id: 'Sample',
    description: 'One measured request. Null means "not reached" or "not known", never 0.',
  }) satisfies z.ZodType<Sample>;
