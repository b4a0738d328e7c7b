import type {
  CallErrorClass,
  CallOutcome,
  CallRetry,
  SampleFlag,
  StreamEvents,
  TokenCounts,
  TokenSource,
} from '../inference/call-record.ts';
import type { SamplePhase } from './plan.ts';

/** One measured request, as stored. Intervals in milliseconds; null means "not reached" or "not known", never 0. */
export type Sample = Omit<TokenCounts, 'source'> &
  StreamEvents & {
    runId: string;
    ordinal: number;
    targetId: string;
    promptIndex: number;
    round: number;
    /** Index of the block of the plan; what lies in one block was measured without a pause. */
    block: number;
    /** Index into the rates of an open-loop run; 0 in others. */
    step: number;
    phase: SamplePhase;
    outcome: CallOutcome;
    errorClass: CallErrorClass | null;
    errorMessage: string | null;
    startedEpochMs: number;
    /** From the intended start to the moment the worker began to prepare the request. */
    queueMs: number;
    /** Building the messages. */
    prepMs: number;
    /** Loading the model, for cold samples only. */
    loadMs: number | null;
    connectMs: number | null;
    sendMs: number | null;
    headersMs: number | null;
    ttftMs: number | null;
    ttftVisibleMs: number | null;
    tailMs: number | null;
    /** From sending to the end of the stream. */
    serviceMs: number;
    /** From the intended start to the end of the stream: queue + prepare + service. */
    totalMs: number;
    gapsMs: number[];
    chunkCount: number;
    tokenSource: TokenSource;
    flags: SampleFlag[];
    /** Failed attempts before this one, oldest first. */
    retries: CallRetry[];
    reasoningCharacters: number;
    /** Cap that was sent. */
    maxTokens: number;
    finishReason: string | null;
    text: string;
  };

/** A rubric value or check result of a sample. */
export type Score = {
  runId: string;
  ordinal: number;
  scorer: 'person' | 'judge' | 'computed';
  /** The check's kind or the rubric's criterion. */
  name: string;
  /** 0 or 1 for checks; the rubric's own scale otherwise. */
  value: number;
  detail: string | null;
};
