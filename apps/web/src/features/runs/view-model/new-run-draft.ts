import { countPlannedSamples } from '@mizani/core/benchmark/plan-run';
import {
  benchmarkParametersSchema,
  newRunSchema,
  PLANNED_SAMPLES_MAX,
} from '@mizani/core/benchmark/run-definition';
import type { Prompt } from '@mizani/core/prompt-set/prompt-set';
import { z } from 'zod';
import {
  EMPTY_MEASURING,
  type MeasuringDraft,
  measuringInput,
  parseMeasuring,
  toNumber,
  writeMeasuring,
} from './measuring-draft.ts';

export type PromptDraft = { text: string; expected: string };

/** The new-run form as it stands: numbers are what was typed, so that a wrong entry stays on the page. */
export type NewRunDraft = {
  name: string;
  /** In the order chosen; the first is the base of the comparison. */
  targetIds: string[];
  promptSource: 'set' | 'own';
  promptSetId: string;
  prompts: PromptDraft[];
  rounds: string;
  warmups: string;
  maxTokens: string;
  temperature: string;
  cold: boolean;
  measuring: MeasuringDraft;
};

export const EMPTY_DRAFT: NewRunDraft = {
  name: '',
  targetIds: [],
  promptSource: 'set',
  promptSetId: '',
  prompts: [{ text: '', expected: '' }],
  rounds: '5',
  warmups: '1',
  maxTokens: '128',
  temperature: '0',
  cold: false,
  measuring: EMPTY_MEASURING,
};

type SearchParams = Record<string, string | string[] | undefined>;

/** Fills the form from an address such as `?targets=a,b&promptSet=p&rounds=5`. */
export function parseDraft(params: SearchParams, defaultPromptSetId: string): NewRunDraft {
  const read = (name: string): string | undefined => {
    const value = params[name];
    return Array.isArray(value) ? value[0] : value;
  };
  return {
    ...EMPTY_DRAFT,
    name: read('name') ?? '',
    targetIds: [...new Set((read('targets') ?? '').split(',').filter((id) => id !== ''))],
    promptSource: read('prompts') === 'own' ? 'own' : 'set',
    promptSetId: read('promptSet') ?? defaultPromptSetId,
    rounds: read('rounds') ?? EMPTY_DRAFT.rounds,
    warmups: read('warmups') ?? EMPTY_DRAFT.warmups,
    maxTokens: read('maxTokens') ?? EMPTY_DRAFT.maxTokens,
    temperature: read('temperature') ?? EMPTY_DRAFT.temperature,
    cold: read('cold') === '1',
    measuring: parseMeasuring(read),
  };
}

/** The reverse of `parseDraft`. Typed prompts stay out: they are too long for an address. */
export function draftQuery(draft: NewRunDraft): string {
  const params = new URLSearchParams();
  if (draft.targetIds.length > 0) params.set('targets', draft.targetIds.join(','));
  if (draft.promptSource === 'own') params.set('prompts', 'own');
  else if (draft.promptSetId !== '') params.set('promptSet', draft.promptSetId);
  for (const field of ['name', 'rounds', 'warmups', 'maxTokens', 'temperature'] as const) {
    if (draft[field] !== EMPTY_DRAFT[field]) params.set(field, draft[field]);
  }
  if (draft.cold) params.set('cold', '1');
  writeMeasuring(draft.measuring, params);
  return params.toString();
}

function toPrompt({ text, expected }: PromptDraft): Prompt {
  const answer = expected.trim();
  if (answer === '') return { text };
  return { text, expected: answer, checks: [{ kind: 'exact-match' }] };
}

/** What is sent to the server, whether it is valid or not. */
export function draftInput(draft: NewRunDraft): unknown {
  const name = draft.name.trim();
  return {
    kind: 'benchmark',
    ...(name === '' ? {} : { name }),
    targets: draft.targetIds,
    ...(draft.promptSource === 'own'
      ? { prompts: draft.prompts.map(toPrompt) }
      : { promptSet: draft.promptSetId }),
    rounds: toNumber(draft.rounds),
    warmups: toNumber(draft.warmups),
    maxTokens: toNumber(draft.maxTokens),
    temperature: toNumber(draft.temperature),
    cold: draft.cold,
    ...measuringInput(draft.measuring),
  };
}

/** What the number of requests depends on; the rest of the form may still be wrong. */
const measuringSchema = z.object(
  benchmarkParametersSchema.pick({
    rounds: true,
    warmups: true,
    cold: true,
    order: true,
    concurrency: true,
    arrivals: true,
    until: true,
  }).shape,
);

export type PlannedSize = {
  targets: number;
  prompts: number;
  /** With a precision to reach, the most rounds. */
  rounds: number;
  warmups: number;
  /** Rates of an open loop; 0 in a closed one. */
  rates: number;
  samples: number;
  /** Whether the run may end earlier, because it is precise enough. */
  isUpperBound: boolean;
  /** Measured samples per target (and rate): what percentiles depend on. */
  steadyPerTarget: number;
};

/** How many requests the run would make; null while something it depends on is missing or wrong. */
export function plannedSize(draft: NewRunDraft, promptSetSize: number | null): PlannedSize | null {
  const prompts = draft.promptSource === 'own' ? draft.prompts.length : promptSetSize;
  const targets = draft.targetIds.length;
  const parsed = measuringSchema.safeParse({
    ...measuringInput(draft.measuring),
    rounds: toNumber(draft.rounds),
    warmups: toNumber(draft.warmups),
    cold: draft.cold,
  });
  if (!prompts || targets === 0 || !parsed.success) return null;
  const { warmups, arrivals = null, until, ...measuring } = parsed.data;
  const rounds = until?.maxRounds ?? measuring.rounds;
  const size = { ...measuring, rounds, warmups, arrivals };
  return {
    targets,
    prompts,
    rounds,
    warmups,
    rates: arrivals?.ratesPerSecond.length ?? 0,
    samples: countPlannedSamples({ ...size, targetCount: targets, promptCount: prompts }),
    isUpperBound: until !== undefined,
    steadyPerTarget: prompts * rounds,
  };
}

/** Highest percentile that this many samples can carry. */
export function percentileReach(samples: number): 'none' | 'p90' | 'p95' | 'p99' {
  if (samples >= 299) return 'p99';
  if (samples >= 59) return 'p95';
  return samples >= 29 ? 'p90' : 'none';
}

export type DraftIssue = { field: string; reason: 'invalid' | 'several-hosts' | 'too-many' };

/** Fields (paths such as `prompts.0.text`) that the server would refuse, judged by the core schema itself. */
export function draftIssues(
  draft: NewRunDraft,
  context: { planned: PlannedSize | null; hostCount: number },
): DraftIssue[] {
  const parsed = newRunSchema.safeParse(draftInput(draft));
  const issues: DraftIssue[] = parsed.success
    ? []
    : parsed.error.issues.map(({ path }) => ({ field: path.join('.'), reason: 'invalid' }));
  if (draft.promptSource === 'set' && draft.promptSetId === '') {
    issues.push({ field: 'promptSet', reason: 'invalid' });
  }
  if (context.hostCount > 1) issues.push({ field: 'targets', reason: 'several-hosts' });
  if (context.planned !== null && context.planned.samples > PLANNED_SAMPLES_MAX) {
    issues.push({ field: 'rounds', reason: 'too-many' });
  }
  return issues;
}
