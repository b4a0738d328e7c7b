import { SAMPLE_PHASES } from '@mizani/core/benchmark/plan';
import type { Sample } from '@mizani/core/benchmark/sample';
import { CALL_ERROR_CLASSES, CALL_OUTCOMES } from '@mizani/core/inference/call-record';
import { z } from 'zod';

const known = z.number().nullable();

export const sampleSchema = z
  .object({
    runId: z.string(),
    ordinal: z.number(),
    targetId: z.string(),
    promptIndex: z.number(),
    round: z.number(),
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
    tokenSource: z.enum(['usage', 'tokenizer', 'estimate']),
    maxTokens: z.number(),
    finishReason: z.string().nullable(),
    text: z.string(),
  })
  .meta({
    id: 'Sample',
    description: 'One measured request. Null means "not reached" or "not known", never 0.',
  }) satisfies z.ZodType<Sample>;
